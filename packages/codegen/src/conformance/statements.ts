/** How much the text wants a statement: demanded of a server, recommended, demanded of a client, or not said by it. */
type Tag = 'M' | 'S' | 'C' | 'I'

export interface Statement {
  /** `CN-06` */
  readonly mark: string
  readonly tag: Tag
  readonly text: string
}

export interface Chapter {
  readonly title: string
  readonly statements: readonly Statement[]
}

const chapterStart = /^## (.+)$/
const statementLine = /^- ([A-Z]{2}-\d{2}) ([MSCI]) (.+)$/

/** The chapters of docs/jsonapi-statements.md. Throws on a line of a list that is no statement, and on a mark that is there twice. */
export function parseStatements(document: string): readonly Chapter[] {
  const chapters: { readonly title: string; readonly statements: Statement[] }[] = []
  for (const line of document.split('\n')) {
    const [, title] = chapterStart.exec(line) ?? []
    if (title !== undefined) chapters.push({ title, statements: [] })
    if (line.startsWith('- ')) chapters.at(-1)?.statements.push(parseStatement(line))
  }
  const marks = chapters.flatMap(({ statements }) => statements.map(({ mark }) => mark))
  const repeated = marks.find((mark, index) => marks.indexOf(mark) < index)
  if (repeated !== undefined) throw new Error(`${repeated} is stated twice.`)
  return chapters
}

function parseStatement(line: string): Statement {
  const [, mark = '', tag, text = ''] = statementLine.exec(line) ?? []
  if (!isTag(tag)) throw new Error(`This is no statement: ${line}`)
  return { mark, tag, text }
}

function isTag(text: string | undefined): text is Tag {
  return text === 'M' || text === 'S' || text === 'C' || text === 'I'
}
