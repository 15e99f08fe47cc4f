import type { Database } from '@cohort/db'

/** Makes whoever asks for a table wait. Gives what lets them go on. */
export async function lockTable(database: Database, table: string): Promise<() => Promise<void>> {
  const gate = Promise.withResolvers<void>()
  const shut = Promise.withResolvers<void>()
  const locking = database.transaction('write', async (session) => {
    await session.send({
      name: undefined,
      text: `lock table ${table} in access exclusive mode`,
      values: [],
    })
    shut.resolve()
    await gate.promise
  })
  await shut.promise
  return () => {
    gate.resolve()
    return locking
  }
}

/** Takes from an application what only an integration may do. */
export async function makeSalesChannel(database: Database, clientId: string): Promise<void> {
  await database.send({
    name: undefined,
    text: "update applications set kind = 'sales_channel', role = null, public_access = true where client_id = $1",
    values: [clientId],
  })
}
