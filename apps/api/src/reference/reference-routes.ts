import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Router, type RequestHandler } from 'express'
import { acceptedCoding } from '../content-coding.ts'
import type { Context } from '../context.ts'
import { pageHeaders } from '../page-headers.ts'
import { refuseOtherMethods } from '../refuse-other-methods.ts'
import { represent } from '../represent.ts'
import { send } from '../send.ts'
import { scalarStyles } from './scalar-styles.ts'

const pages = new URL('../../pages/reference/', import.meta.url)
const scalar = new URL('browser/standalone.js', import.meta.resolve('@scalar/api-reference'))

/** The files of the reference, by address. The bundle has four megabytes, which are read when somebody first asks for them. */
const files = {
  '/docs': { file: new URL('index.html', pages), type: 'text/html' },
  '/docs/start.js': { file: new URL('start.js', pages), type: 'text/javascript' },
  '/docs/scalar.js': { file: scalar, type: 'text/javascript' },
} as const satisfies Record<string, ServedFile>

interface ServedFile {
  readonly file: URL
  readonly type: string
}

/** The page that shows `/openapi.json` to people. Nothing of it comes from elsewhere. */
export function referenceRoutes(context: Context): Router {
  const router = Router()
  router.use('/docs', pageHeaders({ elements: scalarStyles, attributes: true }))
  for (const [path, file] of Object.entries(files)) {
    router.get(path, sendFile(context, file))
    refuseOtherMethods(router, path, ['GET'])
  }
  return router
}

function sendFile({ compresses }: Context, { file, type }: ServedFile): RequestHandler {
  let kept: Promise<{ readonly document: string; readonly tag: string }> | undefined
  return async (request, response) => {
    kept ??= readTagged(file)
    const { document, tag } = await kept
    const headers = { 'Content-Type': `${type}; charset=utf-8`, ETag: tag }
    const accepted = compresses ? acceptedCoding(request) : undefined
    const preconditions = { ifNoneMatch: request.get('If-None-Match') }
    send(
      response,
      await represent({ status: 200, headers, document }, { isRead: true, accepted, preconditions }),
    )
  }
}

async function readTagged(file: URL) {
  const document = await readFile(file, 'utf8')
  return { document, tag: `"${createHash('sha256').update(document).digest('base64url').slice(0, 16)}"` }
}
