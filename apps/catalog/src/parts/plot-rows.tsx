import type { Plot, PlotBar } from '../describe/plots.ts'
import { numberText } from '../describe/words.ts'
import { PlotHeading } from './plot-link.tsx'

interface PlotProps {
  readonly plot: Plot
  readonly bars: readonly PlotBar[]
}

/** Bars beside each other's names, the longest first: a table whose numbers are drawn as well. */
export function PlotRows({ plot, bars }: PlotProps) {
  const most = Math.max(...bars.map(({ height }) => height))
  return (
    <table className="plot-rows" aria-label={plot.title}>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <PlotHeading plot={plot} bar={bar} />
            <td aria-hidden="true">
              <span className="plot-bar" style={{ inlineSize: `${(bar.height / most) * 100}%` }} />
            </td>
            <td className="tabular-nums">{numberText(bar.count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
