import { useMemo } from 'react'
import { diffSigns, jsonDiff } from '../describe/json-diff.ts'

/** What differs between two JSON values, a line for each place: marked by a sign, and by a word for who hears it. */
export function JsonDiff({ before, after }: { readonly before: unknown; readonly after: unknown }) {
  const lines = useMemo(() => jsonDiff(before, after), [before, after])
  if (lines.length === 0) return <span className="text-muted">(empty)</span>
  return (
    <ul className="diff">
      {lines.map(({ kind, path, before: was, after: is }) => (
        <li key={`${kind} ${path}`} data-kind={kind}>
          <span aria-hidden="true" className="diff-sign">
            {diffSigns[kind]}
          </span>
          <span className="sr-only">{kind} </span>
          {path === '' ? null : <span className="diff-path">{path}</span>}
          {was === undefined ? null : <del>{was}</del>}
          {was === undefined || is === undefined ? null : <span aria-hidden="true">→</span>}
          {is === undefined ? null : <ins>{is}</ins>}
        </li>
      ))}
    </ul>
  )
}
