import { actions, type Action } from './define/resource.ts'

export const callerRoles = ['admin', 'read_only', 'sales_channel'] as const

/** What a caller is known as: an integration by its role, a sales channel by its kind. */
export type CallerRole = (typeof callerRoles)[number]

/** What a caller may do with a resource of its environment, and with those that the line does not name. */
interface Permission {
  readonly others: readonly Action[]
  readonly resources: Readonly<Record<string, readonly Action[]>>
}

const everything = actions
const reading = ['list', 'retrieve'] as const satisfies readonly Action[]
const nothing = [] as const satisfies readonly Action[]

/**
 * Who may do what with which resource. Whoever may not read a resource learns nothing of it by filters, sorts, includes and
 * counts of another either. Whoever may write a resource may read all that it links to (`permissions.test.ts`).
 *
 * The client id of a sales channel stands in the pages of a shop, so that anybody can call as one: it sees what a shop
 * shows everybody, and no customer, group, document or history.
 */
const permissions = {
  admin: { others: everything, resources: {} },
  read_only: { others: reading, resources: {} },
  sales_channel: {
    others: nothing,
    resources: {
      markets: reading,
      merchants: reading,
      price_lists: reading,
      inventory_models: reading,
      organizations: reading,
      applications: reading,
    },
  },
} as const satisfies Record<CallerRole, Permission>

/** Whether callers of a role may do something with resources of a type. */
export function may(role: CallerRole, action: Action, type: string): boolean {
  const { others, resources }: Permission = permissions[role]
  const allowed = Object.hasOwn(resources, type) ? resources[type] : undefined
  return (allowed ?? others).includes(action)
}
