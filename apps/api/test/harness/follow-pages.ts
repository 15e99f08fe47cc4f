import { send, type RequestOptions } from './request.ts'
import { expectStatus, type Json } from './response.ts'
import type { ServiceUnderTest } from './use-service.ts'

/** The path of one of the service's links, as `send` takes it. */
export function pathOf({ url }: ServiceUnderTest, link: string): string {
  if (!link.startsWith(`${url}/api/`)) throw new Error(`${link} leads away from the service`)
  return link.slice(`${url}/api`.length)
}

/** The documents of a list, from a path to the page that has no `links.next`. */
export async function followPages(
  service: ServiceUnderTest,
  path: string,
  options: RequestOptions = {},
): Promise<readonly Json[]> {
  const pages: Json[] = []
  let next: string | null = path
  while (next !== null) {
    const response = await send(service, 'GET', next, options)
    expectStatus(response, 200)
    pages.push(response.json)
    const link: string | null = response.json.links.next
    next = link === null ? null : pathOf(service, link)
  }
  return pages
}
