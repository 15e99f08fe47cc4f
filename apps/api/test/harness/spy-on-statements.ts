import type { Database, Session } from '@cohort/db'

/** Watches what a service sends to its database. Everything is passed on as it is. */
export interface StatementSpy {
  /** For `useService({ around })`. */
  readonly around: (database: Database) => Database
  /** The texts of the statements that are sent while the work runs, in order. */
  during(work: () => Promise<unknown>): Promise<readonly string[]>
}

export function spyOnStatements(): StatementSpy {
  let texts: string[] = []
  const watched = (session: Session): Session => ({
    send: (statement) => {
      texts.push(statement.text)
      return session.send(statement)
    },
  })
  const around = (database: Database): Database => ({
    ...watched(database),
    transaction: (isolation, work) => database.transaction(isolation, (session) => work(watched(session))),
    within: (environment) => around(database.within(environment)),
    close: () => database.close(),
  })
  return {
    around,
    during: async (work) => {
      texts = []
      await work()
      return texts
    },
  }
}
