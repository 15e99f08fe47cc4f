/** What a statement does in one word, and to which table. */
interface StatementSummary {
  readonly operation: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE'
  readonly table: string | undefined
}

/** In this order: what changes something is named before what it reads, and the table of the registry before the counters beside it. */
const forms = [
  { operation: 'INSERT', pattern: /\binsert into "?([a-z_]+)/ },
  { operation: 'UPDATE', pattern: /(?<!\bfor |\bkey )\bupdate "?([a-z_]+)/ },
  { operation: 'DELETE', pattern: /\bdelete from "?([a-z_]+)/ },
  { operation: 'SELECT', pattern: /\bfrom "([a-z_]+)"/ },
  { operation: 'SELECT', pattern: /\bfrom ([a-z_]+)/ },
] as const

/** So many texts are remembered; there are fewer shapes of statements in a service that is not under attack. */
const mostTexts = 2000

const summaries = new Map<string, StatementSummary>()

/** `select … from "customer_groups" as t …` → SELECT, customer_groups. */
export function statementSummary(text: string): StatementSummary {
  const known = summaries.get(text)
  if (known !== undefined) return known
  const summary = read(text)
  if (summaries.size >= mostTexts) summaries.clear()
  summaries.set(text, summary)
  return summary
}

function read(text: string): StatementSummary {
  for (const { operation, pattern } of forms) {
    const [, table] = pattern.exec(text) ?? []
    if (table !== undefined) return { operation, table }
  }
  return { operation: 'SELECT', table: undefined }
}
