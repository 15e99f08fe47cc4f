import type { Plot, PlotBar } from '../describe/plots.ts'
import { numberText } from '../describe/words.ts'
import { PlotHeading } from './plot-link.tsx'

interface PlotProps {
  readonly plot: Plot
  readonly bars: readonly PlotBar[]
}

/** The table of a plot, the newest period first, with the same ways as its columns. */
export function PlotTable({ plot, bars }: PlotProps) {
  const isGrowth = plot.kind === 'growth'
  return (
    <details className="plot-table">
      <summary data-stop>As a table</summary>
      <table>
        <caption className="sr-only">{plot.title}</caption>
        <thead>
          <tr>
            <th scope="col">{isGrowth ? 'Month' : 'Day'}</th>
            <th scope="col">{isGrowth ? 'New' : 'Changes'}</th>
            {isGrowth ? <th scope="col">In all</th> : null}
          </tr>
        </thead>
        <tbody>
          {bars.toReversed().map((bar) => (
            <tr key={bar.key}>
              <PlotHeading plot={plot} bar={bar} />
              <td>{numberText(bar.count)}</td>
              {isGrowth ? <td>{numberText(bar.height)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
