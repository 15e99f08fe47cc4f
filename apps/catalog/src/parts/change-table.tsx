import { ArrowRight } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { FieldChange } from '../describe/history.ts'
import { NoValue, Value } from './value.tsx'

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

function Sides({ kind, before, after }: FieldChange) {
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
        <Side kind={kind} value={before} />
      </td>
      <td className="change-after">
        <ArrowRight size={13} aria-hidden="true" className="change-arrow" />
        <Side kind={kind} value={after} />
      </td>
    </>
  )
}

/** A value as it is: of a time the exact instant, for two of them may be close. */
function Side({ kind, value }: { readonly kind: FieldChange['kind']; readonly value: unknown }) {
  if (value === null) return <NoValue />
  const isInstant = kind === 'time' && typeof value === 'string'
  return isInstant ? <code className="code">{value}</code> : <Value kind={kind} value={value} />
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
