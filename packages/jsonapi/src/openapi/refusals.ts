import { errorCatalogue, type ErrorCode } from '../errors/catalogue.ts'
import { errorObject, type ErrorObject } from '../errors/json-api-error.ts'
import { jsonApiMediaType } from '../negotiate/media-type.ts'
import { answerHeaders, headerRef } from './headers.ts'
import { errorSchema, object, type Part } from './schemas.ts'

/** A fault of ours is found in the log by the id of its request. */
const ofRequest = { request_id: '0VqhR5wYtQ1kLm' } as const

/** What each status of a refusal says, with one answer as an example. Its codes are the catalogue's. */
const refusals = {
  400: {
    says: 'The request cannot be understood.',
    example: errorObject('INVALID_SORT_CRITERIA', {
      detail: 'customer_groups cannot be sorted by "nam", at character 1 of the value. Did you mean "name"?',
      source: { parameter: 'sort' },
      meta: { in: 'value', position: 1 },
    }),
  },
  401: {
    says: 'There is no valid token.',
    example: errorObject('INVALID_TOKEN', {
      detail: 'The access token is missing, expired, revoked or not one of ours.',
      source: { header: 'Authorization' },
    }),
  },
  403: {
    says: 'The caller may not do this.',
    example: errorObject('UNAUTHORIZED', {
      detail: 'This token may not create customer_groups: it is of an application with the role read_only.',
    }),
  },
  404: {
    says: 'There is no such record.',
    example: errorObject('RECORD_NOT_FOUND', { detail: 'There is no such resource in customer_groups.' }),
  },
  406: {
    says: 'The answer cannot be given in this form.',
    example: errorObject('NOT_ACCEPTABLE', {
      detail: 'Answers are application/vnd.api+json, without parameters.',
      source: { header: 'Accept' },
    }),
  },
  409: {
    says: 'The document is for another address, or another request was in the way.',
    example: errorObject('TYPE_MISMATCH', {
      detail: 'This endpoint takes resources of the type "customer_groups".',
      source: { pointer: '/data/type' },
    }),
  },
  412: {
    says: 'The record is not in a state of If-Match: somebody else was faster.',
    example: errorObject('PRECONDITION_FAILED', {
      detail: 'This was changed since you read it. Read it again, then decide.',
      source: { header: 'If-Match' },
    }),
  },
  413: {
    says: 'The body is too large.',
    example: errorObject('PAYLOAD_TOO_LARGE', { detail: 'A body may have 262144 bytes at the most.' }),
  },
  414: {
    says: 'The address is too long.',
    example: errorObject('URI_TOO_LONG', { detail: 'An address may have 8192 characters at the most.' }),
  },
  415: {
    says: 'The body is of another type.',
    example: errorObject('UNSUPPORTED_MEDIA_TYPE', {
      detail: 'Send the body as application/vnd.api+json, without parameters.',
      source: { header: 'Content-Type' },
    }),
  },
  422: {
    says: 'Values break a rule; there is an entry for each.',
    example: errorObject('VALIDATION_ERROR', {
      title: "can't be blank",
      detail: "name - can't be blank",
      source: { pointer: '/data/attributes/name' },
      meta: { error: 'blank' },
    }),
  },
  423: {
    says: 'Others still point at the record.',
    example: errorObject('LOCKED', {
      detail: 'This is still used by 1 customers and 0 markets. Point them elsewhere first.',
      meta: { customers: 1, markets: 0 },
    }),
  },
  429: {
    says: 'Too many requests; Retry-After says when the next may come.',
    example: errorObject('THROTTLED', { detail: 'Requests are limited to 600 in 10 seconds.' }),
  },
  500: {
    says: 'A fault of the service.',
    example: errorObject('INTERNAL_SERVER_ERROR', {
      detail: 'Something went wrong on our side. It has been noted.',
      meta: ofRequest,
    }),
  },
  503: {
    says: 'The service cannot answer now; Retry-After says when to try again.',
    example: errorObject('SERVICE_UNAVAILABLE', {
      detail: 'The service cannot reach its data at the moment. Try again.',
      meta: ofRequest,
    }),
  },
  504: {
    says: 'The request took too long.',
    example: errorObject('TIMEOUT', {
      detail: 'The request took too long and was given up.',
      meta: ofRequest,
    }),
  },
} as const satisfies Partial<Record<(typeof errorCatalogue)[ErrorCode]['status'], Refusal>>

interface Refusal {
  readonly says: string
  readonly example: ErrorObject
}

export type RefusalStatus = keyof typeof refusals

/** Every request may end like this. */
const always = [400, 401, 403, 406, 414, 429, 500, 503, 504] as const satisfies readonly RefusalStatus[]

/** How a request of an operation may be refused: as all are, and with these statuses besides. */
export function refusedWith(statuses: readonly RefusalStatus[]): Part {
  const told = [...always, ...statuses].toSorted((one, other) => one - other)
  return {
    ...Object.fromEntries(told.map((status) => [String(status), responseRef(`refused_${status}`)])),
    default: responseRef('refused'),
  }
}

/** The answers of a refusal, by the name of their component. */
export function refusalResponses(): Readonly<Record<string, Part>> {
  const responses = Object.entries(refusals).map(([status, { says, example }]) => {
    const schema = object({
      errors: { type: 'array', minItems: 1, items: errorSchema(codesOf(Number(status))) },
    })
    return [`refused_${status}`, refusal(says, schema, example, headersOf(status))]
  })
  const general = { $ref: '#/components/schemas/error_document' }
  return {
    ...Object.fromEntries(responses),
    refused: refusal('Refused, and why.', general, refusals[400].example),
  }
}

/** A refusal that passes by itself says when. */
function headersOf(status: string): Part {
  const passes = ['409', '429', '503'].includes(status)
  return passes ? { ...answerHeaders, 'Retry-After': headerRef('retry_after') } : answerHeaders
}

function refusal(description: string, schema: Part, error: ErrorObject, headers: Part = answerHeaders): Part {
  return {
    description,
    headers,
    content: { [jsonApiMediaType]: { schema, example: { errors: [error] } } },
  }
}

/** The codes of a status. Faults that do not agree come with the general one of their class: 400 has those of 422 as well. */
function codesOf(status: number): readonly string[] {
  const isGeneral = status % 100 === 0
  return Object.entries(errorCatalogue).flatMap(([code, known]) =>
    known.status === status || (isGeneral && Math.floor(known.status / 100) * 100 === status) ? [code] : [],
  )
}

export function responseRef(name: string): Part {
  return { $ref: `#/components/responses/${name}` }
}
