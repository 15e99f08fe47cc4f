import type { Json } from './response.ts'

/**
 * A document as it is in every run: ids are `id 1`, `id 2` … in the order in which they appear, times `a time`,
 * the trace `a trace`, and the service's address `http://cohort.test`.
 */
export function stable(document: Json): Json {
  const ids = new Map<string, string>()
  const text = JSON.stringify(document)
    .replaceAll(/"trace_id":"[^"]*"/g, '"trace_id":"a trace"')
    .replaceAll(/"request_id":"[^"]*"/g, '"request_id":"a request"')
    .replaceAll(/"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z"/g, '"a time"')
    .replaceAll(/http:\/\/localhost:\d+/g, 'http://cohort.test')
  for (const [, id = ''] of text.matchAll(/"id":"([0-9A-Za-z]{14})"/g)) {
    if (!ids.has(id)) ids.set(id, `id ${ids.size + 1}`)
  }
  const named = [...ids].reduce((result, [id, name]) => result.replaceAll(id, name), text)
  return JSON.parse(named)
}
