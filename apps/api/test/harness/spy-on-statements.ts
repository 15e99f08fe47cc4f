import { aroundStatements, type Database } from '@cohort/db'

/** Watches what a service sends to its database. Everything is passed on as it is. */
export interface StatementSpy {
  /** For `useService({ around })`. */
  readonly around: (database: Database) => Database
  /** The texts of the statements that are sent while the work runs, in order. */
  during(work: () => Promise<unknown>): Promise<readonly string[]>
}

export function spyOnStatements(): StatementSpy {
  let texts: string[] = []
  return {
    around: (database) =>
      aroundStatements(database, (statement, send) => {
        texts.push(statement.text)
        return send()
      }),
    during: async (work) => {
      texts = []
      await work()
      return texts
    },
  }
}
