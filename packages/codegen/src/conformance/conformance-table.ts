import type { Exception } from './exceptions.ts'
import type { Chapter, Statement } from './statements.ts'

/** What the tables are made of. */
export interface Conformance {
  readonly chapters: readonly Chapter[]
  readonly exceptions: Readonly<Record<string, Exception>>
  /** By the path of a test file from the root: the marks that it names. */
  readonly tests: ReadonlyMap<string, ReadonlySet<string>>
}

const states = ['held', 'departs', 'not applicable', 'missing'] as const
type State = (typeof states)[number]

/** Every statement with its state and its tests, chapter by chapter, below the totals. */
export function conformanceTables(conformance: Conformance): string {
  const { chapters } = conformance
  return [
    totals(conformance),
    ...chapters.flatMap(({ title, statements }) => [
      `## ${title}`,
      table(
        ['mark', 'tag', 'statement', 'state', 'tests'],
        statements.map((statement) => row(conformance, statement)),
      ),
    ]),
  ].join('\n\n')
}

/** Sentences about what may not be: a statement that nothing holds or explains, and marks that nobody stated. */
export function conformanceFaults(conformance: Conformance): readonly string[] {
  const { chapters, exceptions, tests } = conformance
  const statements = chapters.flatMap((chapter) => chapter.statements)
  const stated = new Set(statements.map(({ mark }) => mark))
  const missing = statements.filter((statement) => stateOf(conformance, statement) === 'missing')
  return [
    ...missing.map(({ mark }) =>
      exceptions[mark] === undefined
        ? `${mark} has neither a test nor an exception.`
        : `${mark} departs, and no test says how.`,
    ),
    ...Object.keys(exceptions)
      .filter((mark) => !stated.has(mark))
      .map((mark) => `There is an exception for ${mark}, which is not stated.`),
    ...[...tests].flatMap(([path, marks]) =>
      [...marks]
        .filter((mark) => !stated.has(mark))
        .map((mark) => `${path} names ${mark}, which is not stated.`),
    ),
  ]
}

function totals(conformance: Conformance): string {
  const statements = conformance.chapters.flatMap((chapter) => chapter.statements)
  const rows = (['M', 'S', 'C', 'I'] as const).map((tag) => {
    const own = statements.filter((statement) => statement.tag === tag)
    const count = (state: State) =>
      own.filter((statement) => stateOf(conformance, statement) === state).length
    return [tag, String(own.length), ...states.map((state) => String(count(state)))]
  })
  return table(['tag', 'statements', ...states], rows)
}

function stateOf(conformance: Conformance, { mark }: Statement): State {
  const exception = conformance.exceptions[mark]
  if (exception?.state === 'not applicable') return exception.state
  if (testsOf(conformance, mark).length === 0) return 'missing'
  return exception?.state ?? 'held'
}

function testsOf({ tests }: Conformance, mark: string): readonly string[] {
  return [...tests].filter(([, marks]) => marks.has(mark)).map(([path]) => path)
}

function row(conformance: Conformance, statement: Statement): readonly string[] {
  const { mark, tag, text } = statement
  const exception = conformance.exceptions[mark]
  const state = stateOf(conformance, statement)
  const more = exception?.link === undefined ? '' : ` ([more](${exception.link}))`
  const links = testsOf(conformance, mark).map((path) => `[${nameOf(path)}](../${path})`)
  return [
    mark,
    tag,
    text,
    exception === undefined ? state : `${state}: ${exception.why}${more}`,
    links.join(', '),
  ]
}

/** apps/api/test/specification/errors.test.ts → specification/errors */
function nameOf(path: string): string {
  return path
    .replace(/\.test\.tsx?$/, '')
    .split('/')
    .slice(-2)
    .join('/')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [lineOf(head), lineOf(head.map(() => '---')), ...rows.map(lineOf)].join('\n')
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
