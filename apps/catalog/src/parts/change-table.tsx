import type { Resource } from '@cohort/schema'
import { Link } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useEnvironment } from '../data/environment.tsx'
import type { FieldChange } from '../describe/history.ts'
import { NoValue, Text, Value } from './value.tsx'

const JsonDiff = lazy(() => import('./json-diff.tsx').then((module) => ({ default: module.JsonDiff })))

interface ChangeTableProps {
  readonly changes: readonly FieldChange[]
  /** What the records are called that the changes lead to, by their ids. */
  readonly names: ReadonlyMap<string, string>
}

/** Fields with their values before and after. JSON shows what differs in it. */
export function ChangeTable({ changes, names }: ChangeTableProps) {
  return (
    <table className="changes">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.name}>
            <th scope="row">{change.label}</th>
            <Sides {...change} names={names} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Sides({ kind, owner, before, after, names }: FieldChange & Pick<ChangeTableProps, 'names'>) {
  if (kind === 'json' && (isObject(before) || isObject(after))) {
    return (
      <td colSpan={2}>
        <Suspense fallback={<code className="code">{JSON.stringify(after)}</code>}>
          <JsonDiff before={before ?? {}} after={after ?? {}} />
        </Suspense>
      </td>
    )
  }
  return (
    <>
      <td className="change-before">
        <Side kind={kind} owner={owner} value={before} names={names} />
      </td>
      <td className="change-after">
        <ArrowRight size={13} aria-hidden="true" className="change-arrow" />
        <Side kind={kind} owner={owner} value={after} names={names} />
      </td>
    </>
  )
}

interface SideProps extends Pick<FieldChange, 'kind' | 'owner'>, Pick<ChangeTableProps, 'names'> {
  readonly value: unknown
}

/** A value as it is: of a time the exact instant, for two of them may be close; of an id the way to what has it. */
function Side({ kind, owner, value, names }: SideProps) {
  if (value === null) return <NoValue />
  if (owner !== undefined && typeof value === 'string') {
    return <OwnerLink owner={owner} id={value} name={names.get(value)} />
  }
  const isInstant = kind === 'time' && typeof value === 'string'
  return isInstant ? <code className="code">{value}</code> : <Value kind={kind} value={value} />
}

interface OwnerLinkProps {
  readonly owner: Resource
  readonly id: string
  readonly name: string | undefined
}

function OwnerLink({ owner, id, name }: OwnerLinkProps) {
  const { mode } = useEnvironment()
  return (
    <Link to="/$mode/$type/$id" params={{ mode, type: owner.type, id }} className="link">
      {name === undefined ? <code className="code">{id}</code> : <Text>{name}</Text>}
    </Link>
  )
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
