import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useEnvironment } from '../data/environment.tsx'
import type { Plot, PlotBar } from '../describe/plots.ts'

interface PlotLinkProps {
  readonly plot: Plot
  readonly bar: PlotBar
  readonly className: string
  readonly title?: string
  /** Out of the way of the keyboard, where a table has the same link. */
  readonly isDrawing?: boolean
  readonly children?: ReactNode
}

/** From a bar to the records that it counts. */
export function PlotLink({ plot, bar, className, title, isDrawing = false, children }: PlotLinkProps) {
  const { mode } = useEnvironment()
  return (
    <Link
      to="/$mode/$type"
      params={{ mode, type: plot.resource.type }}
      search={{ text: bar.filter }}
      preload={false}
      className={className}
      title={title}
      tabIndex={isDrawing ? -1 : 0}
      data-stop={isDrawing ? undefined : true}
    >
      {children}
    </Link>
  )
}

/** The heading of a line of a table: the bar's name, and the way to its records. */
export function PlotHeading({ plot, bar }: Pick<PlotLinkProps, 'plot' | 'bar'>) {
  return (
    <th scope="row">
      <PlotLink plot={plot} bar={bar} className="link">
        {bar.label}
      </PlotLink>
    </th>
  )
}
