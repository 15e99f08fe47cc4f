/** What a fake service saw of a request. */
interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** A stand-in for the network in tests: gives these answers in order, and tells what was asked. */
export function makeService(...answers: readonly Answer[]) {
  const seen: Seen[] = []
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init)
    request.signal.throwIfAborted()
    const body = request.body === null ? null : await request.text()
    seen.push({
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body,
    })
    const { status = 200, headers = {}, body: answer } = answers[seen.length - 1] ?? { status: 500 }
    const text = answer === undefined ? null : typeof answer === 'string' ? answer : JSON.stringify(answer)
    return new Response(text, { status, headers })
  }
  return { fetch, seen }
}

/** A customer group as the service shows it. */
export function makeGroupObject(id: string, name: string) {
  const self = `http://cohort.test/api/customer_groups/${id}`
  const time = '2026-01-31T09:30:00.123Z'
  return {
    id,
    type: 'customer_groups',
    links: { self },
    attributes: {
      name,
      code: null,
      created_at: time,
      updated_at: time,
      reference: null,
      reference_origin: null,
      metadata: {},
    },
    relationships: {
      customers: { links: { self: `${self}/relationships/customers`, related: `${self}/customers` } },
    },
    meta: { mode: 'test' },
  }
}
