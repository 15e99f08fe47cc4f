import type { Row } from '@cohort/jsonapi/query'
import type { Database, Session } from '../connect.ts'
import type { Statement } from './statement.ts'

/** Stands around the sending of a statement: calls `send` once, and gives what it gives. */
type Around = (statement: Statement, send: () => Promise<readonly Row[]>) => Promise<readonly Row[]>

/** The same database, with something around every statement, also around those of its transactions. */
export function aroundStatements(database: Database, around: Around): Database {
  const surrounded = (session: Session): Session => ({
    send: (statement) => around(statement, () => session.send(statement)),
  })
  return {
    ...surrounded(database),
    transaction: (isolation, work) => database.transaction(isolation, (session) => work(surrounded(session))),
    within: (environment) => aroundStatements(database.within(environment), around),
    close: () => database.close(),
  }
}
