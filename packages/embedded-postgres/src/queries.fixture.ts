import { Client } from 'pg'

/** Runs one statement on a connection of its own and gives the first column of its first row as text. */
export async function askServer(target: string | object, statement: string): Promise<string> {
  const client = new Client(typeof target === 'string' ? { connectionString: target } : target)
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement)
    return String(Object.values(rows[0] ?? {})[0])
  } finally {
    await client.end()
  }
}
