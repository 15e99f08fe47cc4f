import { registry } from '@cohort/schema'
import { useEnvironment } from '../data/environment.tsx'
import { plotsOf } from '../describe/plots.ts'
import { PlotCard } from '../parts/plot-card.tsx'
import { useWindowTitle } from '../parts/window-title.ts'

const plots = plotsOf(registry)

/** An environment in numbers: who has the most, how it grows, and what happens. */
export function OverviewPage() {
  const { mode } = useEnvironment()
  useWindowTitle(mode, 'Overview')
  return (
    <div className="page">
      <div>
        <h1 tabIndex={-1} className="page-title">
          Overview
        </h1>
        <p className="page-about">
          Who has the most, how it grows, and what happens. Every bar leads to its list.
        </p>
      </div>
      <div className="plots">
        {plots.map((plot) => (
          <PlotCard key={plot.title} plot={plot} />
        ))}
      </div>
    </div>
  )
}
