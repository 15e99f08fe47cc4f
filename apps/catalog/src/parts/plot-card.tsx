import { createCounter } from '@cohort/client'
import { useQuery } from '@tanstack/react-query'
import { useEnvironment } from '../data/environment.tsx'
import { usePreferences } from '../data/preferences.ts'
import { askedIn, barsOf, type Plot, type PlotBar } from '../describe/plots.ts'
import { zoneName } from '../describe/times.ts'
import { inSentence, labelOf, numberText } from '../describe/words.ts'
import { Card } from './card.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { PlotColumns } from './plot-columns.tsx'
import { PlotRows } from './plot-rows.tsx'
import { PlotTable } from './plot-table.tsx'
import { ShowAll } from './show-all.tsx'

/** One plot of the overview, and the table that says the same. */
export function PlotCard({ plot }: { readonly plot: Plot }) {
  const { resource, title } = plot
  const { connection } = useEnvironment()
  const zone = zoneName(usePreferences().zone)
  const query = askedIn(plot, zone)
  const { data, error, refetch } = useQuery({
    queryKey: ['statistics', resource.type, query],
    queryFn: ({ signal }) => createCounter(connection)(resource, query, { signal }),
  })
  return (
    <Card title={title} about={data && aboutText(plot, data.recordCount, zone)}>
      {data !== undefined ? (
        <PlotBody plot={plot} bars={barsOf(plot, data)} />
      ) : error === null ? (
        <div className="plot-body">
          <div className="skeleton plot-skeleton" />
        </div>
      ) : (
        <FailureNotice error={error} onRetry={() => void refetch()} exit={<ShowAll type={resource.type} />} />
      )}
    </Card>
  )
}

function PlotBody({ plot, bars }: { readonly plot: Plot; readonly bars: readonly PlotBar[] }) {
  if (bars.every(({ height }) => height === 0)) return <p className="card-empty">{emptyTexts[plot.kind]}</p>
  const Bars = plot.kind === 'owners' ? PlotRows : PlotColumns
  return (
    <div className="plot-body">
      <Bars plot={plot} bars={bars} />
      {plot.kind === 'owners' ? null : <PlotTable plot={plot} bars={bars} />}
    </div>
  )
}

const emptyTexts = {
  owners: 'Nobody has any yet.',
  growth: 'There is nothing yet.',
  changes: 'Nothing changed in the last 60 days.',
} as const satisfies Record<Plot['kind'], string>

function aboutText({ kind, resource }: Plot, recordCount: number | null, zone: string): string {
  const amount =
    recordCount === null ? '' : `${numberText(recordCount)} ${inSentence(labelOf(resource.type))} in all`
  // The names of zones are ids: `America/New_York`.
  const zoneText = zone.replaceAll('_', ' ')
  const texts = {
    owners: `The ten with the most; ${amount}`,
    growth: `${amount}; by the month in which they were created, in ${zoneText}`,
    changes: `The last 60 days, in ${zoneText}`,
  } as const satisfies Record<Plot['kind'], string>
  return texts[kind]
}
