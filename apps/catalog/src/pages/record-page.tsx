import type { RecordResult } from '@cohort/client'
import type { Resource } from '@cohort/schema'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Outlet } from '@tanstack/react-router'
import { Braces, Link2 } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { useEnvironment } from '../data/environment.tsx'
import { recordOptions } from '../data/record-queries.ts'
import { parseExactJson } from '../describe/exact-json.ts'
import { titleOf } from '../describe/fields.ts'
import { labelOf, singularOf } from '../describe/words.ts'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { ModeBadge } from '../parts/mode-badge.tsx'
import { useDeletion } from '../parts/entries.ts'
import { RawButton } from '../parts/raw-button.tsx'
import { rememberRecord } from '../parts/recent-records.ts'
import { RecordTabs } from '../parts/record-tabs.tsx'
import { useWindowTitle } from '../parts/window-title.ts'

const route = getRouteApi('/$mode/$type/$id')

/** One record: what it is called, and the ways to what it has and to what happened to it. */
export function RecordPage() {
  const { resource } = route.useRouteContext()
  const { id } = route.useParams()
  const { mode, reader } = useEnvironment()
  const { data, error } = useQuery(recordOptions(reader, resource, id))
  const deletion = useDeletion(resource, id, error)
  const known = data === undefined ? deletion?.title : titleOf(resource, data.record)
  const title = known ?? singularOf(resource.type)
  useWindowTitle(mode, title, labelOf(resource.type))
  useEffect(() => {
    if (data !== undefined) rememberRecord({ mode, type: resource.type, id, title })
  }, [data, mode, resource, id, title])
  return (
    <div className="page">
      <Breadcrumbs resource={resource} title={known ?? id} />
      <div className="record-head">
        <div className="min-w-0">
          <h1 tabIndex={-1} dir="auto" className="page-title">
            {title}
          </h1>
          <p className="record-id">
            <ModeBadge mode={mode} />
            <span className="text-muted">{singularOf(resource.type)}</span>
            <code className="code">{id}</code>
            {deletion ? <span className="badge">Deleted</span> : null}
          </p>
        </div>
        {data === undefined ? null : <RecordActions resource={resource} result={data} />}
      </div>
      <RecordTabs resource={resource} id={id} />
      <Outlet />
    </div>
  )
}

interface RecordActionsProps {
  readonly resource: Resource
  readonly result: RecordResult<Resource>
}

function RecordActions({ resource, result: { exchange, record } }: RecordActionsProps) {
  const json = useMemo(() => JSON.stringify(parseExactJson(exchange.text), null, 2), [exchange.text])
  return (
    <div className="flex flex-wrap gap-2">
      <CopyButton label="Copy ID" text={record.id} keyShortcut="i" />
      <CopyButton label="Copy link" text={location.href} icon={Link2} keyShortcut="l" />
      <CopyButton label="Copy JSON" text={json} icon={Braces} keyShortcut="j" />
      <RawButton exchange={exchange} asked={{ resource, id: record.id }} />
    </div>
  )
}
