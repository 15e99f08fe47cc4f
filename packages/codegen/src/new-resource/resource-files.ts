/** What a repository has already, as far as a new resource goes by it. */
interface Surroundings {
  /** The text of packages/schema/src/registry.ts. */
  readonly registry: string
  /** The names of the migrations. */
  readonly migrations: readonly string[]
}

const legalType = /^[a-z][a-z0-9]*(_[a-z0-9]+)*s$/
const schemaFolder = 'packages/schema/src'

/** The files of a new resource, by path: its declaration, the registry with its line, its migration and its test. Throws for a name that cannot be one. */
export function resourceFiles(type: string, around: Surroundings): Readonly<Record<string, string>> {
  if (!legalType.test(type))
    throw new Error(`"${type}" is no name of a resource: a plural in snake_case, as price_lists.`)
  const file = type.replaceAll('_', '-')
  const constant = type.replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())
  if (around.registry.includes(`./resources/${file}.ts`))
    throw new Error(`There is a resource ${type} already.`)
  const number = String(Math.max(0, ...around.migrations.map((name) => Number(name.slice(0, 4)))) + 1)
  return {
    [`${schemaFolder}/resources/${file}.ts`]: declarationOf(type, constant),
    [`${schemaFolder}/registry.ts`]: registryWith(around.registry, file, constant),
    [`packages/db/src/migrate/migrations/${number.padStart(4, '0')}_${type}.sql`]: migrationOf(type),
    [`apps/api/test/resources/${file}.test.ts`]: testOf(type),
  }
}

function declarationOf(type: string, constant: string): string {
  return `import { attribute } from '../define/attribute.ts'
import { defineResource } from '../define/resource.ts'
import { Nullable } from '../types/nullable.ts'
import { Code, Name, sharedAttributes, sharedRelationships } from './shared.ts'

export const ${constant} = defineResource('${type}', {
  about: 'What ${type.replaceAll('_', ' ')} are, in one sentence.',
  attributes: {
    name: attribute(Name, { required: true, can: ['create', 'update', 'filter', 'sort'] }),
    code: attribute(Nullable(Code), { unique: true, can: ['create', 'update', 'filter', 'sort'] }),
    ...sharedAttributes,
  },
  relationships: sharedRelationships,
  catalog: { title: 'name', columns: ['name', 'code', 'reference', 'updated_at'] },
})
`
}

/** The registry with an import and a line more: before the history, which stands last. */
function registryWith(registry: string, file: string, constant: string): string {
  const imported = `import { ${constant} } from './resources/${file}.ts'\n`
  const places = [...registry.matchAll(/^import .*\n/gm)]
  const next = places.find(([line]) => line.includes('./resources/') && pathIn(line) > pathIn(imported))
  const last = places.at(-1)
  const at = next?.index ?? (last === undefined ? 0 : last.index + last[0].length)
  const withImport = registry.slice(0, at) + imported + registry.slice(at)
  const listed = withImport.replace('  versions,\n', `  ${constant},\n  versions,\n`)
  if (listed === withImport)
    throw new Error('registry.ts has no line of versions, before which new resources stand.')
  return listed
}

function pathIn(line: string): string {
  return /'(.*)'/.exec(line)?.[1] ?? ''
}

function migrationOf(type: string): string {
  return `create table ${type} (
  like resource_columns including all,
  name text collate "und-x-icu" not null,
  code text collate "C",
  constraint ${type}_code_taken unique (environment_id, code)
);

call complete_resource('${type}');
call index_sort_key('${type}', 'name');
call index_sort_key('${type}', 'code', has_nulls => true);
call index_search('${type}', 'name');
call index_search('${type}', 'code');
call let_have_attachments('${type}');
`
}

function testOf(type: string): string {
  return `import { expect, test } from 'vitest'
import { makeRecord } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

// What is true of every resource is tested in test/matrix; here stands what is particular to ${type}.
const service = useService()

test('one of ${type} is found by its name', async () => {
  const { id } = await makeRecord(service, '${type}', { name: 'First' })
  await makeRecord(service, '${type}', { name: 'Second' })
  const { json } = await send(service, 'GET', '/${type}?filter[q][name_eq]=First')
  expect(json.data).toMatchObject([{ id, attributes: { name: 'First' } }])
})

test('two of ${type} cannot have the same code', async () => {
  const body = { data: { type: '${type}', attributes: { name: 'First', code: 'same' } } }
  await send(service, 'POST', '/${type}', { body })
  const { status, json } = await send(service, 'POST', '/${type}', { body })
  expect([status, json.errors[0].meta.error]).toEqual([422, 'taken'])
})
`
}
