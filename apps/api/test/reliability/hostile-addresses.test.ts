import { registry, targetsOf } from '@cohort/schema'
import { describe } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { hostileTexts } from '../harness/hostile-values.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeTogether } = useBadInput(service)

/** Texts that stay one part of a path, and are no id. */
const parts = [
  ...hostileTexts
    .filter(({ text }) => text.isWellFormed() && text !== '')
    .map(({ text }) => encodeURIComponent(text)),
  '%00',
  'a%00b',
  '%0d%0aSet-Cookie:%20a=b',
  '..%2f..%2f',
  '%252e%252e',
  'a%2fb',
  '*',
  '-1',
  '0x10',
  '1e9',
  'null',
  'a'.repeat(7000),
]

/** In bytes that are no UTF-8, so that the path itself cannot be read. */
const undecodable = ['%ff', '%zz', '%', '%c0%80', '%ed%a0%80']

const owners = registry.resources.filter(({ singleton }) => singleton === null)

describe.each(owners.map((resource) => ({ type: resource.type, resource })))(
  'below $type',
  ({ type, resource }) => {
    const relationships = Object.entries(resource.relationships).flatMap(([name, link]) =>
      targetsOf(registry, name, link).length > 0 ? [`/${name}`, `/relationships/${name}`] : [],
    )
    for (const below of ['', ...relationships]) {
      const row = (part: string, status: 400 | 404): BadInput => ({
        id: 'U2',
        what: part.slice(0, 60),
        path: `/${type}/${part}${below}`,
        status,
        code: status === 400 ? 'BAD_REQUEST' : 'RECORD_NOT_FOUND',
      })
      judgeTogether(`no hostile id leads anywhere in /{id}${below}`, () => [
        ...parts.map((part) => row(part, 404)),
        ...undecodable.map((part) => row(part, 400)),
      ])
    }
  },
)
