/** How the statements of a document are written: `- CN-06 M write with …`, or `- J8 65 levels …`. */
export interface Form {
  /** What a mark begins with, as a pattern, and its number after that. */
  readonly prefix: string
  readonly number: string
  /** What each statement is tagged with, a letter for each; none where statements have no tag. */
  readonly tags: readonly string[]
}

/**
 * The statements of JSON:API. A tag says how much the text wants one: demanded of a server (M), recommended (S), demanded of a
 * client (C), or not said by it (I).
 */
export const jsonApiForm: Form = { prefix: '[A-Z]{2}-', number: '\\d{2}', tags: ['M', 'S', 'C', 'I'] }

/** The families of bad input. */
export const badInputForm: Form = { prefix: '[A-Z]', number: '\\d{1,2}', tags: [] }

export interface Statement {
  /** `CN-06` */
  readonly mark: string
  /** Empty where statements have none. */
  readonly tag: string
  readonly text: string
}

export interface Chapter {
  readonly title: string
  readonly statements: readonly Statement[]
}

const chapterStart = /^## (.+)$/

/** The chapters of a document of statements. Throws on a line of a list that is no statement, and on a mark that is there twice. */
export function parseStatements(document: string, form: Form): readonly Chapter[] {
  const chapters: { readonly title: string; readonly statements: Statement[] }[] = []
  for (const line of document.split('\n')) {
    const [, title] = chapterStart.exec(line) ?? []
    if (title !== undefined) chapters.push({ title, statements: [] })
    if (line.startsWith('- ')) chapters.at(-1)?.statements.push(parseStatement(line, form))
  }
  const marks = chapters.flatMap(({ statements }) => statements.map(({ mark }) => mark))
  const repeated = marks.find((mark, index) => marks.indexOf(mark) < index)
  if (repeated !== undefined) throw new Error(`${repeated} is stated twice.`)
  return chapters
}

/** The letters that the marks of these chapters begin with: `CN` or `J`, with what comes before the number. */
export function prefixesOf(chapters: readonly Chapter[]): ReadonlySet<string> {
  return new Set(chapters.flatMap(({ statements }) => statements.map(({ mark }) => mark.replace(/\d+$/, ''))))
}

function parseStatement(line: string, { prefix, number, tags }: Form): Statement {
  const tagged = tags.length === 0 ? '()' : `(${tags.join('|')}) `
  const form = new RegExp(`^- (${prefix}${number}) ${tagged}(.+)$`)
  const [, mark, tag = '', text = ''] = form.exec(line) ?? []
  if (mark === undefined) throw new Error(`This is no statement: ${line}`)
  return { mark, tag, text }
}
