import type { Resource } from '@cohort/schema'
import { Link } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useEnvironment } from '../data/environment.tsx'
import type { FieldChange } from '../describe/history.ts'
import { useRecordName } from './record-name.ts'
import { NoValue, Text, Value } from './value.tsx'

const JsonDiff = lazy(() => import('./json-diff.tsx').then((module) => ({ default: module.JsonDiff })))

/** Fields with their values before and after. JSON shows what differs in it. */
export function ChangeTable({ changes }: { readonly changes: readonly FieldChange[] }) {
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
            <Sides {...change} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Sides({ kind, owner, before, after }: FieldChange) {
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
        <Side kind={kind} owner={owner} value={before} />
      </td>
      <td className="change-after">
        <ArrowRight size={13} aria-hidden="true" className="change-arrow" />
        <Side kind={kind} owner={owner} value={after} />
      </td>
    </>
  )
}

interface SideProps extends Pick<FieldChange, 'kind' | 'owner'> {
  readonly value: unknown
}

/** A value as it is: of a time the exact instant, for two of them may be close; of an id the way to what has it. */
function Side({ kind, owner, value }: SideProps) {
  if (value === null) return <NoValue />
  if (owner !== undefined && typeof value === 'string') return <OwnerLink owner={owner} id={value} />
  const isInstant = kind === 'time' && typeof value === 'string'
  return isInstant ? <code className="code">{value}</code> : <Value kind={kind} value={value} />
}

function OwnerLink({ owner, id }: { readonly owner: Resource; readonly id: string }) {
  const { mode } = useEnvironment()
  const name = useRecordName(owner, id)
  return (
    <Link to="/$mode/$type/$id" params={{ mode, type: owner.type, id }} className="link">
      {name === undefined ? <code className="code">{id}</code> : <Text>{name}</Text>}
    </Link>
  )
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
