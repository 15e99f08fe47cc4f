import type { ExportFormatName } from '@cohort/jsonapi'
import type { ReadQuery } from '@cohort/jsonapi/query'
import { useState } from 'react'
import { useExport, type ExportState } from '../data/use-export.ts'
import { bytesText } from '../describe/export-progress.ts'
import { inSentence, labelOf, numberText } from '../describe/words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { ShowAll } from './show-all.tsx'

/** The formats, and what each is good for. */
const formats = {
  csv: {
    label: 'CSV',
    about: 'For spreadsheets. Text that would run as a formula gets an apostrophe before it.',
  },
  json: { label: 'JSON', about: 'One array of objects, every value as the API has it.' },
  ndjson: { label: 'NDJSON', about: 'One object on each line, for programs that read line by line.' },
} as const satisfies Record<ExportFormatName, { label: string; about: string }>

const formatNames: readonly ExportFormatName[] = ['csv', 'json', 'ndjson']

interface ExportViewProps {
  readonly query: ReadQuery
  /** How many rows the list has; null where nobody counted. */
  readonly recordCount: number | null
}

/** Saves all of a list as a file: says how much it is, in which form, how far it has come, and how to stop it. */
export function ExportView({ query, recordCount }: ExportViewProps) {
  const [format, setFormat] = useState<ExportFormatName>('csv')
  const { state, begin, cancel } = useExport(query)
  const isRunning = state.kind === 'running'
  return (
    <div className="export">
      <p>{amountText(query, recordCount)}</p>
      <fieldset className="export-formats" disabled={isRunning}>
        <legend className="field-label">Format</legend>
        {formatNames.map((name) => (
          <label key={name} className="export-format">
            <input
              type="radio"
              name="format"
              value={name}
              checked={name === format}
              onChange={() => setFormat(name)}
            />
            <span>
              {formats[name].label}
              <span className="field-help">{formats[name].about}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Progress state={state} />
      {state.kind === 'failed' ? (
        <FailureNotice
          error={state.error}
          onRetry={() => void begin(format)}
          exit={<ShowAll type={query.resource.type} />}
        />
      ) : (
        <div className="export-actions">
          {isRunning ? (
            <button type="button" className="button" onClick={cancel}>
              Cancel
            </button>
          ) : (
            <button type="button" className="button button-primary" onClick={() => void begin(format)}>
              Save as {formats[format].label}
            </button>
          )}
        </div>
      )}
    </div>
  )
}

function amountText({ resource, filters, fields }: ReadQuery, recordCount: number | null): string {
  const plural = inSentence(labelOf(resource.type))
  const amount = recordCount === null ? `All ${plural}` : `${numberText(recordCount)} ${plural}`
  const which = filters.length === 0 ? amount : `${amount} that pass the filters`
  const columns = fields.some(({ type }) => type === resource.type)
    ? 'the columns of the list'
    : 'all attributes'
  const uncounted = recordCount === null ? ' They are not counted before.' : ''
  return `${which}, in the order of the list, with ${columns}.${uncounted}`
}

function Progress({ state }: { readonly state: ExportState }) {
  if (state.kind === 'idle' || state.kind === 'failed') return null
  const { rows, bytes, recordCount } = state
  const amount = recordCount === null ? numberText(rows) : `${numberText(rows)} of ${numberText(recordCount)}`
  return (
    <div className="export-progress">
      <progress
        aria-label="Export"
        value={state.kind === 'running' && recordCount === null ? undefined : rows}
        max={Math.max(recordCount ?? rows, 1)}
      />
      <p className="tabular-nums">
        {amount} rows, {bytesText(bytes)}
      </p>
      <output>{endings[state.kind]}</output>
    </div>
  )
}

const endings = { running: '', done: 'Saved.', cancelled: 'Cancelled: the file is not whole.' } as const
