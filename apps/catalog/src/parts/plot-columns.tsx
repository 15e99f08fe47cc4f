import type { Plot, PlotBar } from '../describe/plots.ts'
import { numberText } from '../describe/words.ts'
import { PlotLink } from './plot-link.tsx'

interface PlotProps {
  readonly plot: Plot
  readonly bars: readonly PlotBar[]
}

/** Columns from the oldest to the newest period. The picture is for the eye and the pointer; a table says the same to everybody. */
export function PlotColumns({ plot, bars }: PlotProps) {
  const most = Math.max(...bars.map(({ height }) => height))
  return (
    <div className="plot-columns" aria-hidden="true">
      <p className="plot-most tabular-nums">{numberText(most)}</p>
      <div className="plot-area">
        {bars.map((bar) => (
          <PlotLink
            key={bar.key}
            plot={plot}
            bar={bar}
            className="plot-column"
            title={`${bar.label}: ${numberText(bar.height)}`}
            isDrawing
          >
            <span className="plot-bar" style={{ blockSize: `${(bar.height / most) * 100}%` }} />
          </PlotLink>
        ))}
      </div>
      <p className="plot-ends">
        <span>{bars.at(0)?.label}</span>
        <span>{bars.at(-1)?.label}</span>
      </p>
    </div>
  )
}
