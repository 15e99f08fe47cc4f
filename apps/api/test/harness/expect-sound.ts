import { expect } from 'vitest'
import { heldTransactions } from './database-state.ts'
import { send } from './request.ts'
import { expectStatus } from './response.ts'
import type { ServiceUnderTest } from './use-service.ts'

/** What must be true of the service after anything: no transaction is left open, no connection held, and the next good request is answered. */
export async function expectSound(service: ServiceUnderTest): Promise<void> {
  expect(await heldTransactions(service)).toBe(0)
  await expect.poll(() => service.usedConnections()).toBe(0)
  expectStatus(await send(service, 'GET', '/customer_groups?page[size]=1'), 200)
}
