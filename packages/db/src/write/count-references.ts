import type { Reference } from '@cohort/schema'
import { sql } from 'kysely'
import { builder } from '../compile/builder.ts'
import { statementFor } from '../compile/statement-cache.ts'
import type { Environment } from '../environment.ts'
import type { Statement } from '../run/statement.ts'

/** select (select count(*) from "customers" … ) as "customers", (select count(*) from "markets" …) as "markets" */
export function countReferences(
  environment: Environment,
  references: readonly Reference[],
  id: string,
): Statement {
  const columns = references.map(({ from, name }) => `${from.type}.${name}_id`)
  return statementFor(`references ${columns.join(' ')}`, [environment.id, id], () => {
    const counts = references.map(
      ({ from, name }) =>
        sql`(select count(*) from ${sql.table(from.type)} where environment_id = ${{ slot: 0 }} and ${sql.ref(`${name}_id`)} = ${{ slot: 1 }}) as ${sql.ref(from.type)}`,
    )
    return sql`select ${sql.join(counts)}`.compile(builder)
  })
}
