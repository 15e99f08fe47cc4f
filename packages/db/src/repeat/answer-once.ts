import { refusal, type JsonApiError } from '@cohort/jsonapi/errors'
import type { Row } from '@cohort/jsonapi/query'
import type { Database, Session } from '../connect.ts'
import type { KeptAnswer, KeyedRequest } from './keyed-request.ts'
import { claimKey, findAnswer, keepAnswer } from './keyed-statements.ts'

/** An answer, and whether it is that of an earlier request with the same key. */
export interface AnsweredOnce {
  readonly answer: KeptAnswer
  readonly isReplayed: boolean
}

/**
 * Does the work of a request once for its key, and gives every repetition within 24 hours the same answer. Key, change and
 * answer are one transaction: whatever ends the process, either all are kept or none. Work that throws keeps nothing,
 * so that its key is free again. Throws CONFLICT while the first is under way, and IDEMPOTENCY_KEY_REUSED when the key came with
 * another request.
 */
export function answerOnce(
  database: Database,
  request: KeyedRequest,
  work: (database: Database) => Promise<KeptAnswer>,
): Promise<AnsweredOnce> {
  return database.transaction('write', async (session) => {
    const [claim] = await session.send(claimKey(request))
    if (claim?.is_free !== true) throw underWay()
    if (claim.is_claimed !== true) return { answer: await keptAnswer(session, request), isReplayed: true }
    const answer = await work(partOf(session))
    await session.send(keepAnswer(request, answer))
    return { answer, isReplayed: false }
  })
}

/** A transaction that is under way, for work that begins its own: that becomes a part of it. */
function partOf(session: Session): Database {
  return {
    send: (statement) => session.send(statement),
    transaction: (_isolation, work) => work(session),
    // It is of the one environment of the request already.
    within: () => partOf(session),
    close: async () => {},
  }
}

async function keptAnswer(session: Session, request: KeyedRequest): Promise<KeptAnswer> {
  const [row] = await session.send(findAnswer(request))
  // It expired and was removed after it had stopped the claim.
  if (row === undefined) throw underWay()
  if (row.fingerprint !== request.fingerprint) throw reused()
  return answerFrom(row)
}

function answerFrom({ status, headers, document }: Row): KeptAnswer {
  const kept: KeptAnswer = { status: Number(status), headers: JSON.parse(String(headers)) }
  return typeof document === 'string' ? { ...kept, document } : kept
}

const source = { header: 'Idempotency-Key' }

function underWay(): JsonApiError {
  return refusal('CONFLICT', {
    detail: 'The first request with this key is still under way. Try again.',
    source,
  })
}

function reused(): JsonApiError {
  const detail = 'This key came with another request within the last 24 hours. Use a new one for each change.'
  return refusal('IDEMPOTENCY_KEY_REUSED', { detail, source })
}
