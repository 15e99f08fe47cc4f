import { Link } from '@tanstack/react-router'
import { ArrowUpRight } from 'lucide-react'
import { useEnvironment } from '../data/environment.tsx'
import type { RelationshipEnd, RelationshipLink } from '../describe/relationships.ts'
import { NoValue } from './value.tsx'

/** The relationships of a record: links where the catalog has their ends, names where it does not yet. */
export function RelationshipList({ links }: { readonly links: readonly RelationshipLink[] }) {
  return (
    <ul className="relationships">
      {links.map(({ name, label, path, end }) => (
        <li key={name}>
          <RelationshipName label={label} end={end} />
          <code className="relationship-path">{path}</code>
        </li>
      ))}
    </ul>
  )
}

function RelationshipName({ label, end }: { readonly label: string; readonly end: RelationshipEnd }) {
  const { mode } = useEnvironment()
  switch (end.kind) {
    case 'list':
      return (
        <Link
          to="/$mode/$type"
          params={{ mode, type: end.type }}
          search={{ text: end.query }}
          className="link"
        >
          {label}
          <ArrowUpRight size={13} aria-hidden="true" />
        </Link>
      )
    case 'record':
      return (
        <>
          <span className="font-medium">{label}</span>
          <Link to="/$mode/$type/$id" params={{ mode, type: end.type, id: end.id }} className="link">
            {end.title}
          </Link>
        </>
      )
    case 'nobody':
      return (
        <>
          <span className="font-medium">{label}</span>
          <NoValue />
        </>
      )
    case 'no_page':
      return (
        <>
          <span className="font-medium">{label}</span>
          <span className="badge">Not available yet</span>
        </>
      )
  }
}
