import { useId, type ReactNode } from 'react'

interface CardProps {
  readonly title: string
  readonly about?: string | undefined
  readonly children: ReactNode
}

/** A part of a page with a heading of its own. */
export function Card({ title, about, children }: CardProps) {
  const id = useId()
  return (
    <section className="card" aria-labelledby={id}>
      <header className="card-head">
        <h2 id={id} className="card-title">
          {title}
        </h2>
        {about === undefined ? null : <p className="field-help">{about}</p>}
      </header>
      {children}
    </section>
  )
}
