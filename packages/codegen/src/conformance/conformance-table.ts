import type { Exception } from './exceptions.ts'
import type { Chapter, Form, Statement } from './statements.ts'

/** What the tables are made of. */
export interface Conformance {
  readonly chapters: readonly Chapter[]
  readonly form: Form
  readonly exceptions: Readonly<Record<string, Exception>>
  /** By the path of a test file from the root: the marks that it names. */
  readonly tests: ReadonlyMap<string, ReadonlySet<string>>
}

const states = ['held', 'departs', 'not applicable', 'missing'] as const
type State = (typeof states)[number]

/** Every statement with its state and its tests, chapter by chapter, below the totals. */
export function conformanceTables(conformance: Conformance): string {
  const { chapters, form } = conformance
  const head = ['mark', ...(form.tags.length === 0 ? [] : ['tag']), 'statement', 'state', 'tests']
  return [
    totals(conformance),
    ...chapters.flatMap(({ title, statements }) => [
      `## ${title}`,
      table(
        head,
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

/** How many statements are in which state: of each tag, or of each chapter where there are no tags. */
function totals(conformance: Conformance): string {
  const { chapters, form } = conformance
  const all = chapters.flatMap(({ statements }) => statements)
  const groups: readonly (readonly [string, readonly Statement[]])[] =
    form.tags.length === 0
      ? chapters.map(({ title, statements }) => [title, statements])
      : form.tags.map((tag) => [tag, all.filter((statement) => statement.tag === tag)])
  const rows = groups.map(([name, own]) => {
    const count = (state: State) =>
      own.filter((statement) => stateOf(conformance, statement) === state).length
    return [name, String(own.length), ...states.map((state) => String(count(state)))]
  })
  return table([form.tags.length === 0 ? 'of' : 'tag', 'statements', ...states], rows)
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
    ...(tag === '' ? [] : [tag]),
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
