import { registry, type Relationship, type Resource } from '@cohort/schema'
import fc from 'fast-check'
import type { DescribedPath } from '../harness/description.ts'
import { inheritedNames } from '../harness/hostile-values.ts'
import { mediaType } from '../harness/response.ts'
import { anyText, escaped, nearly } from './arbitrary-text.ts'
import { createBodies, linkageBodies, updateBodies } from './documents.ts'
import { listQueries, singleQueries, strangeQueries } from './queries.ts'
import { idOf, type FuzzRequest } from './request-model.ts'

/** Requests to every path that the API describes, and to some that it does not. */
export function fuzzRequests(described: readonly DescribedPath[]): fc.Arbitrary<FuzzRequest> {
  // There are four times as many relationships as resources, and less to get wrong in one.
  const [below, resources] = [described.filter(isBelow), described.filter((path) => !isBelow(path))]
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...resources).chain(requestsTo) },
    { weight: 8, arbitrary: fc.constantFrom(...below).chain(requestsTo) },
    { weight: 1, arbitrary: strangeRequests },
  )
}

function isBelow({ template }: DescribedPath): boolean {
  return template.includes('{id}/')
}

const allMethods = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS']

function requestsTo({ template, methods }: DescribedPath): fc.Arbitrary<FuzzRequest> {
  const method = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...methods) },
    { weight: 1, arbitrary: fc.constantFrom(...allMethods) },
  )
  const [, type = ''] = template.split('/')
  return fc
    .tuple(method, ids(type))
    .chain(([asked, id]) =>
      assembled(
        asked,
        fc.constant(template.replace('{id}', id)),
        queriesOf(template, asked),
        bodiesOf(template, asked, id),
      ),
    )
}

/** Mostly of records that are there; else text that is none, or that could be one. */
function ids(type: string): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.nat(9).map((index) => idOf(type, index)) },
    { weight: 1, arbitrary: fc.constantFrom('0AAAAAAAAAAAAA', '{foreign}', ...inheritedNames) },
    { weight: 1, arbitrary: anyText.map(escaped) },
  )
}

interface Addressed {
  readonly resource: Resource | undefined
  readonly isList: boolean
  readonly name: string
  readonly relationship: Relationship | undefined
}

/** What a path leads to: a list or a record of this resource, or a relationship of it. */
function addressed(template: string): Addressed {
  const [, type = '', ...rest] = template.split('/')
  const owner = registry.resources.find((known) => known.type === type || known.singleton === type)
  const name = rest.at(-1) ?? ''
  const relationship = owner?.relationships[name]
  const target =
    relationship !== undefined && 'target' in relationship ? registry.find(relationship.target) : owner
  return {
    resource: relationship === undefined ? owner : target,
    isList: relationship === undefined ? rest.length === 0 : relationship.kind.startsWith('has_many'),
    name,
    relationship,
  }
}

function queriesOf(template: string, method: string): fc.Arbitrary<string> {
  const { resource, isList } = addressed(template)
  const none = fc.constant('')
  if (resource === undefined) return none
  const legal =
    isList && (method === 'GET' || method === 'HEAD') ? listQueries(resource) : singleQueries(resource)
  const isBare = method === 'DELETE' || template.includes('/relationships/')
  return fc.oneof(
    { weight: isBare ? 1 : 8, arbitrary: legal },
    { weight: isBare ? 8 : 2, arbitrary: none },
    { weight: 1, arbitrary: strangeQueries },
  )
}

function bodiesOf(template: string, method: string, id: string): fc.Arbitrary<string | undefined> {
  const { resource, name, relationship } = addressed(template)
  const none = fc.constant(undefined)
  if (method === 'GET' || method === 'HEAD') return none
  const isLinkage = template.includes('/relationships/')
  if (isLinkage && relationship !== undefined) return linkageBodies(name, relationship)
  if (method === 'DELETE' || resource === undefined) return none
  return method === 'POST' ? createBodies(resource) : updateBodies(resource, id)
}

const strangeRequests: fc.Arbitrary<FuzzRequest> = fc
  .tuple(
    fc.constantFrom(...allMethods),
    fc.array(fc.oneof(anyText, fc.constantFrom('customers', 'relationships', '..', '.')), { maxLength: 4 }),
  )
  .chain(([method, parts]) =>
    assembled(
      method,
      nearly(fc.constant(parts.map((part) => `/${escaped(part)}`).join(''))),
      strangeQueries,
      fc.constant(undefined),
    ),
  )

function assembled(
  method: string,
  paths: fc.Arbitrary<string>,
  queries: fc.Arbitrary<string>,
  bodies: fc.Arbitrary<string | undefined>,
): fc.Arbitrary<FuzzRequest> {
  return fc.tuple(paths, queries, bodies, callers, headers).map(([path, query, body, as, given]) => ({
    method,
    path: sendable(query === '' ? path : `${path}?${query}`),
    as,
    headers: { ...(body === undefined ? {} : { 'Content-Type': mediaType }), ...given },
    body,
  }))
}

/** Longer heads of a request are refused by Node, before the service sees them (H6). */
const longestPath = 8000

/** A URL ends at `#`, and begins with a slash, whatever was made of it. */
function sendable(path: string): string {
  return `/${path.replaceAll('#', '%23').replace(/^\//, '').slice(0, longestPath)}`
}

const callers = fc.oneof(
  { weight: 30, arbitrary: fc.constant('aurora/test') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      null,
      'aurora/test/read_only',
      'aurora/test/sales_channel',
      'aurora/live',
      'borealis/test',
    ),
  },
)

/** What can be written in a header: RFC 9110, 5.5. */
const headerText = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  maxLength: 60,
})

const mediaTypes = fc.oneof(
  fc.constantFrom(
    mediaType,
    `${mediaType}; charset=utf-8`,
    `${mediaType}; profile="https://example.com/p"`,
    `${mediaType}; ext="https://example.com/e"`,
    'application/json',
    '*/*',
    'application/*;q=0.1',
    `${mediaType};q=0`,
    'text/html, */*;q=0',
  ),
  headerText,
)

const headerValues: Readonly<Record<string, fc.Arbitrary<string>>> = {
  Accept: mediaTypes,
  'Content-Type': mediaTypes,
  'Content-Encoding': fc.constantFrom('identity', 'gzip', 'br', 'gzip, gzip', 'x'),
  'If-Match': fc.oneof(fc.constantFrom('*', '"x"', 'W/"x"', '"2026-01-31T09:30:00.123Z"', '""'), headerText),
  'If-None-Match': fc.oneof(fc.constantFrom('*', '"x"', 'W/"x", "y"'), headerText),
  'Idempotency-Key': fc.oneof(fc.uuid(), headerText),
  'X-Request-Id': headerText,
  'X-HTTP-Method-Override': fc.constantFrom('DELETE', 'PATCH'),
  'X-Forwarded-Host': headerText,
  Origin: fc.constantFrom('null', 'https://evil.example'),
  Range: fc.constantFrom('bytes=0-0', 'bytes=5-1'),
}

const headers: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...Object.entries(headerValues))
      .chain(([name, values]) => values.map((value) => ({ [name]: value }))),
  },
)
