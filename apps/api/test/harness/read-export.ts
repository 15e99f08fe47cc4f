import type { ServiceUnderTest } from './use-service.ts'

interface ExportOptions {
  /** Whose token is sent. */
  readonly as?: string
  readonly method?: 'GET' | 'HEAD'
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** Asks for an export, `/customers?format=csv`, whose answer is still to be read. */
export function askForExport(
  service: ServiceUnderTest,
  path: string,
  { as = 'aurora/test', headers = {}, ...request }: ExportOptions = {},
): Promise<globalThis.Response> {
  return fetch(`${service.url}/export${path}`, {
    ...request,
    headers: { Authorization: `Bearer ${service.token(as)}`, ...headers },
  })
}

/** The text of an export that must be there. */
export async function readExport(
  service: ServiceUnderTest,
  path: string,
  options: ExportOptions = {},
): Promise<string> {
  const response = await askForExport(service, path, options)
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`)
  return text
}
