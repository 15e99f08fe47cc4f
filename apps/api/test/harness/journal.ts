import type { TestClient } from './callers.ts'

/** Every string that this test file has sent and that no log may repeat: tokens, query values, texts of bodies. */
const sent = new Set<string>()

/** Shorter texts are found in anything. */
const shortest = 6

/** Keeps what a request brings along, so that the log can be searched for it. */
export function rememberSent({
  headers = {},
  path,
  body,
}: {
  readonly headers?: Readonly<Record<string, string>>
  readonly path: string
  readonly body?: unknown
}): void {
  const { Authorization = '' } = headers
  const [scheme, credentials = ''] = Authorization.split(' ')
  remember(credentials)
  if (scheme === 'Basic') remember(Buffer.from(credentials, 'base64').toString().split(':').at(-1) ?? '')
  const [, query = ''] = /\?(.*)$/s.exec(path) ?? []
  for (const [, value] of new URLSearchParams(query)) remember(value)
  for (const text of stringsIn(valueOf(body))) remember(text)
}

/** Keeps what an answer gives to its client alone: tokens. */
export function rememberGiven(answer: unknown): void {
  if (typeof answer !== 'object' || answer === null) return
  for (const [name, value] of Object.entries(answer))
    if (name.endsWith('_token') && typeof value === 'string') remember(value)
}

/** The log of one service, and what is wrong with it. */
interface Journal {
  readonly lines: readonly string[]
  write(line: string): void
  /** Fields that nobody has allowed, and places in which a line says what a client has sent. */
  faults(clients: readonly TestClient[]): readonly string[]
}

/** The fields of a line, and whether they hold names of ours only, or ids, which are not searched for what was sent. */
const fields: ReadonlyMap<string, 'searched' | 'names'> = new Map([
  ['level', 'searched'],
  ['time', 'searched'],
  ['pid', 'searched'],
  ['hostname', 'names'],
  ['msg', 'names'],
  ['request_id', 'names'],
  ['method', 'names'],
  ['route', 'names'],
  ['resource_id', 'names'],
  ['status', 'searched'],
  ['duration_ms', 'searched'],
  ['organization', 'names'],
  ['environment', 'names'],
  ['application', 'names'],
  ['err', 'searched'],
] as const)

/** Names of the declarations and of files, which a client may have sent, too. */
const namesInErrors = new Set(['frames', 'constraint', 'table', 'column', 'routine', 'type', 'code'])

const routePattern = /^(other|\/(api\/[a-z_]+(\/:id(\/relationships)?(\/[a-z_]+)?)?|[a-z/._-]*)?)$/
const idPattern = /^[0-9A-Za-z][0-9A-Za-z-]{6,30}[0-9A-Za-z]$/

export function openJournal(hear: (line: string) => void): Journal {
  const lines: string[] = []
  return {
    lines,
    write(line) {
      lines.push(line)
      hear(line)
    },
    faults(clients) {
      const secrets = new Set([
        ...sent,
        ...clients.flatMap(({ token, clientSecret }) => [token, clientSecret]),
      ])
      const parsed = lines.map((line): Record<string, unknown> => JSON.parse(line))
      const searched = new Set(parsed.map(searchedPart)).values().toArray().join('\n')
      const whole = clients
        .flatMap(({ token, clientSecret }) => [token, clientSecret])
        .filter((secret) => secret !== '')
      return [
        ...new Set(parsed.flatMap(fieldFaults)),
        ...[...secrets].filter((text) => searched.includes(JSON.stringify(text).slice(1, -1))),
        ...whole.filter((secret) => lines.some((line) => line.includes(secret))),
      ].map((found) => `the log has ${found}`)
    },
  }
}

function fieldFaults(line: Readonly<Record<string, unknown>>): readonly string[] {
  const { route = 'other', resource_id: id = 'noId00000' } = line
  return [
    ...Object.keys(line).filter((name) => !fields.has(name)),
    ...(routePattern.test(String(route)) ? [] : [`the route ${String(route)}`]),
    ...(idPattern.test(String(id)) ? [] : [`the id ${String(id)}`]),
  ]
}

function searchedPart(line: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(line, (name, value) =>
    fields.get(name) === 'names' || namesInErrors.has(name) || typeof value === 'number' ? undefined : value,
  )
}

function remember(text: string): void {
  if (text.length >= shortest) sent.add(text)
}

/** Of a text, what it holds as JSON, or else as a form. */
function valueOf(body: unknown): unknown {
  if (typeof body !== 'string') return body instanceof Uint8Array ? undefined : body
  try {
    return JSON.parse(body)
  } catch {
    return [...new URLSearchParams(body).values()]
  }
}

/** Without a call for each level, and of the first thousand members of each value: tests send more of both than a stack holds. */
function stringsIn(value: unknown): readonly string[] {
  const found: string[] = []
  const waiting = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next === 'string') found.push(next)
    else if (typeof next === 'object' && next !== null) waiting.push(...Object.values(next).slice(0, 1000))
  }
  return found
}
