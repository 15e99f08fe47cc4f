import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'

/** What a registry is sent of a package, and gives of it. */
export interface PackageDocument {
  readonly name: string
  readonly versions: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly _attachments: Readonly<Record<string, { readonly data: string }>>
}

export interface LoopbackRegistry {
  readonly url: string
  /** The line of an `.npmrc` that lets its reader publish. */
  readonly login: string
  readonly packages: ReadonlyMap<string, PackageDocument>
  close(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly body: string | Uint8Array
}

const refused: Answer = { status: 401, body: '{"error":"unauthorized"}' }
const unknown: Answer = { status: 404, body: '{"error":"not_found"}' }
const token = 'token-of-nobody'

/** A registry that this machine alone can reach: it keeps what is published with its token, and gives it back. */
export async function startLoopbackRegistry(): Promise<LoopbackRegistry> {
  const packages = new Map<string, PackageDocument>()

  async function publish(request: IncomingMessage): Promise<Answer> {
    if (request.headers.authorization !== `Bearer ${token}`) return refused
    const document = parseDocument(await json(request))
    packages.set(document.name, document)
    return { status: 201, body: '{"ok":true}' }
  }

  /** `/@scope%2fname` is a document, and `/@scope/name/-/@scope/name-1.0.0.tgz` a tarball of it. */
  function read(path: string): Answer {
    const [name = '', tarball] = decodeURIComponent(path.slice(1)).split('/-/')
    const document = packages.get(name)
    if (document === undefined) return unknown
    if (tarball !== undefined) return { status: 200, body: tarballOf(document, tarball) }
    return { status: 200, body: JSON.stringify({ ...document, _attachments: undefined }) }
  }

  const server = createServer(async (request, response) => {
    const { status, body } = request.method === 'PUT' ? await publish(request) : read(request.url ?? '')
    request.resume()
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(body)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
  return {
    url: `http://${host}`,
    login: `//${host}:_authToken=${token}\n`,
    packages,
    close: () => server[Symbol.asyncDispose](),
  }
}

/** The bytes of a tarball, by its name. */
export function tarballOf({ _attachments }: PackageDocument, name: string): Uint8Array {
  return Buffer.from(_attachments[name]?.data ?? '', 'base64')
}

function parseDocument(sent: unknown): PackageDocument {
  const { name, versions, _attachments, ...rest } = Object(sent)
  if (typeof name !== 'string') throw new Error('A package without a name was published.')
  return { ...rest, name, versions, _attachments }
}
