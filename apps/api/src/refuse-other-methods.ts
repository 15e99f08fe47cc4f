import { refusal } from '@cohort/jsonapi'
import type { IRouter } from 'express'
import { send } from './send.ts'

/**
 * HEAD and OPTIONS work wherever GET does; any other method than these is refused with those that the address takes. Is
 * said after what answers them.
 */
export function refuseOtherMethods(
  router: IRouter,
  path: string | RegExp[],
  methods: readonly string[],
): void {
  const allow = allowOf(methods)
  const atPath = router.route(path)
  atPath.options((_request, response) => send(response, { status: 204, headers: { Allow: allow } }))
  atPath.all((_request, response) => {
    response.setHeader('Allow', allow)
    throw refusal('METHOD_NOT_ALLOWED', { detail: `This address takes ${allow}.` })
  })
}

function allowOf(methods: readonly string[]): string {
  const withHead = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
  return [...withHead, 'OPTIONS'].join(', ')
}
