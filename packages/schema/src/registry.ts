import { defineRegistry } from './define/define-registry.ts'
import { applications } from './resources/applications.ts'
import { attachments } from './resources/attachments.ts'
import { customerGroups } from './resources/customer-groups.ts'
import { customers } from './resources/customers.ts'
import { eventStores } from './resources/event-stores.ts'
import { inventoryModels } from './resources/inventory-models.ts'
import { markets } from './resources/markets.ts'
import { merchants } from './resources/merchants.ts'
import { organizations } from './resources/organizations.ts'
import { priceLists } from './resources/price-lists.ts'
import { versions } from './resources/versions.ts'

/** Every resource of Cohort, in the order in which the catalog and the reference show them. */
export const registry = defineRegistry([
  customerGroups,
  customers,
  markets,
  merchants,
  priceLists,
  inventoryModels,
  attachments,
  versions,
  eventStores,
  organizations,
  applications,
])
