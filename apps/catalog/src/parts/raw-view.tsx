import type { Exchange } from '@cohort/client'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useEnvironment } from '../data/environment.tsx'
import { organizationOptions } from '../data/queries.ts'
import { parseExactJson } from '../describe/exact-json.ts'
import { snippetsOf, type Asked } from '../describe/snippets.ts'
import { CopyButton } from './copy-button.tsx'

interface RawViewProps {
  readonly exchange: Exchange
  readonly asked: Omit<Asked, 'slug'>
}

/** A request and its answer as they went over the wire, and how other programs send the same. */
export function RawView({ exchange, asked }: RawViewProps) {
  const { session } = useEnvironment()
  const { data: organization } = useQuery(organizationOptions(session))
  const slug = organization?.slug ?? 'organization'
  const sheets = useMemo(
    () => [
      { name: 'Request', text: requestText(exchange) },
      { name: 'Headers', text: headersText(exchange) },
      { name: 'Body', text: JSON.stringify(parseExactJson(exchange.text), null, 2) },
      ...snippetsOf(exchange, { ...asked, slug }),
    ],
    [exchange, asked, slug],
  )
  const [name, setName] = useState('Request')
  const text = sheets.find((sheet) => sheet.name === name)?.text ?? ''
  return (
    <>
      <div className="raw-head">
        <fieldset className="segmented">
          <legend className="sr-only">What to show</legend>
          {sheets.map((sheet) => (
            <label key={sheet.name} className="segment">
              <input
                type="radio"
                name="raw"
                className="segment-input"
                checked={sheet.name === name}
                onChange={() => setName(sheet.name)}
              />
              {sheet.name}
            </label>
          ))}
        </fieldset>
        <CopyButton label={`Copy ${name === 'SDK' ? 'SDK' : name.toLowerCase()}`} text={text} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <pre className="raw-text" tabIndex={0} aria-label={name}>
        {text}
      </pre>
    </>
  )
}

function requestText({ method, url }: Exchange): string {
  const { pathname, search, host } = new URL(url)
  return `${method} ${pathname}${decodedQuery(search)}\nHost: ${host}\nAccept: application/vnd.api+json\nAuthorization: Bearer $TOKEN`
}

/** With readable brackets, as the address of the page has them. */
function decodedQuery(search: string): string {
  return search.replaceAll('%5B', '[').replaceAll('%5D', ']')
}

function headersText({ status, headers }: Exchange): string {
  return [`Status: ${status}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join(
    '\n',
  )
}
