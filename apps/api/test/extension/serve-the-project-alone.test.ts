import { expect, test } from 'vitest'
import { send } from '../harness/request.ts'
import { expectStatus } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

test('without the declaration nothing knows of the resource', async () => {
  expectStatus(await send(service, 'GET', '/tags'), 404)
  const include = await send(service, 'GET', '/customer_groups?include=tags')
  expectStatus(include, 400)
  const fields = await send(service, 'GET', '/customer_groups?fields[tags]=name')
  expect(fields.json.errors[0].code).toBe('INVALID_RESOURCE')
})
