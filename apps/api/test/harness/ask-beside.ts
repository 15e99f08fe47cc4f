import { rememberSent } from './journal.ts'
import type { ServiceUnderTest } from './use-service.ts'

export interface BesideOptions {
  /** Whose token is sent. */
  readonly as?: string
  readonly method?: 'GET' | 'HEAD'
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** Asks for what stands beside the API, `/export/customers?format=csv`; the answer is still to be read. */
export function askBeside(
  service: ServiceUnderTest,
  path: string,
  { as = 'aurora/test', headers = {}, ...request }: BesideOptions = {},
): Promise<globalThis.Response> {
  rememberSent({ headers, path })
  return fetch(`${service.url}${path}`, {
    ...request,
    headers: { Authorization: `Bearer ${service.token(as)}`, ...headers },
  })
}
