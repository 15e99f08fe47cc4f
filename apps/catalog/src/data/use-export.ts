import { createExporter } from '@cohort/client'
import type { ExportFormatName } from '@cohort/jsonapi'
import type { ReadQuery } from '@cohort/jsonapi/query'
import { useEffect, useRef, useState } from 'react'
import { countRows } from '../describe/export-progress.ts'
import { exportQueryOf } from '../describe/export-query.ts'
import { useEnvironment } from './environment.tsx'
import { chooseSavePlace, watchedBytes, type SavePlace } from './save-export.ts'

/** How far an export has come. */
interface ExportProgress {
  readonly rows: number
  readonly bytes: number
  /** How many rows there will be; null where nobody counted. */
  readonly recordCount: number | null
}

export type ExportState =
  | { readonly kind: 'idle' }
  | ({ readonly kind: 'running' | 'done' | 'cancelled' } & ExportProgress)
  | { readonly kind: 'failed'; readonly error: unknown }

/** How often the page shows how far it is, in milliseconds. */
const showIntervalMs = 100

/** An export of a list: begins it, tells how far it is, and ends it with the component. */
export function useExport(query: ReadQuery) {
  const { connection, mode } = useEnvironment()
  const [state, setState] = useState<ExportState>({ kind: 'idle' })
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])

  const save = async (format: ExportFormatName, place: SavePlace, { signal }: AbortController) => {
    const counter = countRows(format)
    let bytes = 0
    let shownAt = 0
    const open = createExporter(connection)
    const stream = await open(query.resource, format, exportQueryOf(query), { signal })
    const progress = () => ({ rows: counter.rows(), bytes, recordCount: stream.recordCount })
    const watched = watchedBytes(stream, format, (chunk) => {
      counter.add(chunk)
      bytes += chunk.length
      if (performance.now() - shownAt < showIntervalMs) return
      shownAt = performance.now()
      setState({ kind: 'running', ...progress() })
    })
    await place(watched, signal)
    setState({ kind: 'done', ...progress() })
  }

  return {
    state,
    begin: async (format: ExportFormatName) => {
      const controller = new AbortController()
      try {
        const place = await chooseSavePlace(`${query.resource.type}-${mode}.${format}`)
        running.current = controller
        setState({ kind: 'running', rows: 0, bytes: 0, recordCount: null })
        await save(format, place, controller)
      } catch (error) {
        const isCancelled =
          controller.signal.aborted || (error instanceof Error && error.name === 'AbortError')
        setState((last) => {
          if (!isCancelled) return { kind: 'failed', error }
          return last.kind === 'running' ? { ...last, kind: 'cancelled' } : last
        })
      }
    },
    cancel: () => running.current?.abort(),
  }
}
