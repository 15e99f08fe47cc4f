/** What would tell a stranger how the service is built. */
const insidePatterns = [
  /\bat \S+ \(|\bat (file|node):/,
  /node_modules|node:internal|\/work\/|\.(ts|js|mjs)\b/,
  /\b(select|insert|update|delete)\b[^"]*\b(from|into|set|where)\b/i,
  /\b(environment_id|record_counters|pg_\w+|\w+_taken|\w+_pkey)\b/,
  /constraint|violates|SQLSTATE|syntax error|relation "|column "/i,
  /postgres|kysely|typebox|express|body-parser|raw-body|undici|llhttp/i,
]

interface Said {
  readonly path?: string
  readonly body?: unknown
}

/** What an answer tells of the inside, but for what the client said itself and is told again. */
export function insidesTold(answer: string, { path = '', body = '' }: Said): readonly string[] {
  const said = decoded(path) + (typeof body === 'string' ? body : JSON.stringify(body))
  return insidePatterns
    .flatMap((inside) => inside.exec(answer)?.[0] ?? [])
    .filter((told) => !said.includes(told))
}

/** A path with its escapes read, whether or not they are UTF-8. */
function decoded(path: string): string {
  return path.replaceAll(/(?:%[0-9a-f]{2})+/gi, (escapes) =>
    Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'),
  )
}
