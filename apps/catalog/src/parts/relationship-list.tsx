import { Link } from '@tanstack/react-router'
import { useEnvironment } from '../data/environment.tsx'
import type { NamedMember } from '../describe/record-query.ts'
import type { RelationshipEnd, RelationshipLink } from '../describe/relationships.ts'
import { inSentence, numberText } from '../describe/words.ts'
import { NoValue, Text } from './value.tsx'

interface RelationshipListProps {
  readonly links: readonly RelationshipLink[]
  /** The first members of each to-many; undefined while they load. */
  readonly members: ReadonlyMap<string, readonly NamedMember[]> | undefined
}

/** The relationships of a record: where each leads, how many there are, and the first of them by name. */
export function RelationshipList({ links, members }: RelationshipListProps) {
  return (
    <ul className="relationships">
      {links.map((link) => (
        <li key={link.name} title={link.path}>
          <RelationshipName link={link} />
          <Members link={link} named={members?.get(link.name) ?? []} />
        </li>
      ))}
    </ul>
  )
}

function RelationshipName({ link: { label, end, count } }: { readonly link: RelationshipLink }) {
  const { mode } = useEnvironment()
  switch (end.kind) {
    case 'list':
      return (
        <>
          <Link
            to="/$mode/$type"
            params={{ mode, type: end.type }}
            search={{ text: end.query }}
            className="link"
            data-stop
            data-action={`See its ${inSentence(label)}`}
          >
            {label}
          </Link>
          {count === null ? null : <span className="badge tabular-nums">{numberText(count)}</span>}
        </>
      )
    case 'record':
      return (
        <>
          <span className="font-medium">{label}</span>
          <Link
            to="/$mode/$type/$id"
            params={{ mode, type: end.type, id: end.id }}
            className="link"
            data-stop
            data-action={`See its ${inSentence(label)}, ${end.title}`}
          >
            <Text>{end.title}</Text>
          </Link>
        </>
      )
    case 'nobody':
    case 'no_page':
      return (
        <>
          <span className="font-medium">{label}</span>
          <EndWithoutPage end={end} />
        </>
      )
  }
}

function EndWithoutPage({ end }: { readonly end: Pick<RelationshipEnd, 'kind'> }) {
  return end.kind === 'nobody' ? <NoValue /> : <span className="badge">Not available yet</span>
}

interface MembersProps {
  readonly link: RelationshipLink
  readonly named: readonly NamedMember[]
}

function Members({ link: { label, end, count }, named }: MembersProps) {
  const { mode } = useEnvironment()
  if (named.length === 0) return null
  const others = (count ?? named.length) - named.length
  return (
    <ul className="members" aria-label={`First ${label.toLowerCase()}`}>
      {named.map(({ type, id, title }) => (
        <li key={id}>
          <Link to="/$mode/$type/$id" params={{ mode, type, id }} dir="auto" className="member" data-stop>
            {title}
          </Link>
        </li>
      ))}
      {others > 0 && end.kind === 'list' ? (
        <li>
          <Link
            to="/$mode/$type"
            params={{ mode, type: end.type }}
            search={{ text: end.query }}
            className="member text-muted"
            data-stop
          >
            and {numberText(others)} more
          </Link>
        </li>
      ) : null}
    </ul>
  )
}
