import type { Place, Row } from '@cohort/jsonapi/query'
import { keyColumn } from '../compile/order-sql.ts'
import type { Order } from '../plan/read-plan.ts'

/** Where a row stands in an order: the values of its keys, as the database gives them. */
export function placeOf(order: readonly Order[], row: Row): Place {
  return order.map((key, index) => row[keyColumn(key, index)] ?? null)
}
