import { can, filterNamesOf, filterStepsOf, registry, type Ability, type Resource } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { openEditor } from './editor.fixture.ts'
import { typesOf } from './named-resources-file.ts'

const group = `{
    readonly created_at: string;
    readonly updated_at: string;
    readonly reference: string | null;
    readonly reference_origin: string | null;
    readonly metadata: Record<string, unknown>;
    readonly name: string;
    readonly code: string | null;
}`

const exact = {
  CustomerGroup: group,
  CustomerGroupCreate: `{
    name: string;
    code?: string | null;
    reference?: string | null;
    reference_origin?: string | null;
    metadata?: Record<string, unknown>;
}`,
  CustomerGroupUpdate: `{
    name?: string;
    code?: string | null;
    reference?: string | null;
    reference_origin?: string | null;
    metadata?: Record<string, unknown>;
}`,
  CustomerGroupDocument: `{
    readonly data: {
        readonly id: string;
        readonly type: "customer_groups";
        readonly attributes: ${group.replaceAll('\n', '\n        ')};
        readonly relationships?: {
            readonly customers?: schema.RelationshipObject;
            readonly markets?: schema.RelationshipObject;
            readonly attachments?: schema.RelationshipObject;
            readonly versions?: schema.RelationshipObject;
            readonly event_stores?: schema.RelationshipObject;
        };
        readonly links: Readonly<Record<string, string | null>>;
        readonly meta: Readonly<Record<string, unknown>>;
    };
    readonly included?: readonly schema.ResourceObject[];
    readonly links?: Readonly<Record<string, unknown>>;
}`,
} as const

/** What each type must show, by what its name ends with. */
const names: Readonly<Record<string, (resource: Resource) => readonly string[]>> = {
  '': ({ attributes }) => Object.keys(attributes),
  Create: (resource) => namesThatCan(resource, 'create'),
  Update: (resource) => [...namesThatCan(resource, 'update'), ...Object.keys(resource.triggers)],
  Document: ({ attributes }) => ['id', 'type', 'attributes', 'relationships', ...Object.keys(attributes)],
  SortKey: (resource) => ['id', ...namesThatCan(resource, 'sort')],
}

const types = registry.resources.flatMap((resource) =>
  typesOf(resource).map(({ name, ending }) => ({ name, ending, resource })),
)
const shown = types.filter(({ ending }) => ending !== 'Filters')
const filters = types.filter(({ ending }) => ending === 'Filters')

const editor = openEditor(`
import type * as schema from '@cohort/schema'
${types.map(({ name }) => `type A${name} = schema.${name}\ndeclare const v${name}: schema.${name}`).join('\n')}
type Hard = schema.ResourceObject<'customer_groups', schema.CustomerGroup>
`)

describe('an editor', () => {
  test('knows every type of every resource', () => {
    expect(editor.faults).toEqual([])
  })

  test.each(Object.entries(exact))('shows what is in %s, to the letter', (name, text) => {
    expect(editor.hover(`A${name} =`).text).toBe(`type A${name} = ${text}`)
    expect(editor.hover(`v${name}:`).text).toBe(`const v${name}: ${text}`)
  })

  test.each(shown)(
    'shows what is in $name, by words that every reader knows',
    ({ name, ending, resource }) => {
      const { text } = editor.hover(`A${name} =`)
      expect(text).toMatch(/ = (?:\{|")/)
      expect(hardWordsIn(text)).toEqual([])
      expect(text.match(/\w+/g)).toEqual(expect.arrayContaining([...(names[ending]?.(resource) ?? [ending])]))
    },
  )

  test.each(filters)('shows $name as a name, and says what its keys begin with', ({ name, resource }) => {
    const { text, about } = editor.hover(`${name}\n`)
    expect(text).toBe(`interface ${name}`)
    const begins = [...filterNamesOf(resource), ...filterStepsOf(registry, resource)]
    expect(about.match(/(?<=`)\w+(?=`)/g)).toEqual(expect.arrayContaining(begins.map((begin) => begin.name)))
  })

  test('shows a type that nobody made flat by words that only its maker knows', () => {
    expect(hardWordsIn(editor.hover('Hard =').text)).toEqual(['schema.ResourceObject'])
  })
})

function namesThatCan({ attributes }: Resource, ability: Ability): string[] {
  return Object.keys(attributes).filter((name) => attributes[name] && can(attributes[name], ability))
}

/** The generics, conditions and gaps of a type's text. The editor cuts the relationships of a long document, and nothing else. */
function hardWordsIn(text: string): readonly string[] {
  const read = text
    .replace(/relationships\?: \{\s+\.\.\.;\s+\}/, '')
    .replaceAll(/\bschema\.(?:ResourceObject|RelationshipObject)\b(?!<)|\b(?:Readonly|Record)</g, '')
  return read.match(/schema\.\w+|\w+(?=<)|\b(?:extends|infer)\b|\.\.\.|&/g) ?? []
}
