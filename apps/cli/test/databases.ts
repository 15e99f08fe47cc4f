import { connect, migrate } from '@cohort/db'
import { registry } from '@cohort/schema'

/** For `useTestDatabase`: a database as `cohort migrate` leaves it. */
export function migrated(url: string): Promise<void> {
  return migrate(url, { registry })
}

/** Sends one statement to a database, and gives its rows. */
export async function send(url: string, text: string): Promise<unknown> {
  const database = connect({ url })
  try {
    return await database.send({ name: undefined, text, values: [] })
  } finally {
    await database.close()
  }
}
