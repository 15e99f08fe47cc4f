import type { Service } from './start.ts'

/** What the terminal shows once the service answers: where it is, and a request to begin with. */
export function greeting({ url, tokens }: Pick<Service, 'url' | 'tokens'>): string {
  const test = tokens.issue('test')
  const live = tokens.issue('live')
  if (test === undefined || live === undefined) {
    return `
Cohort is running at ${url}, on a database without an organization.
Load the demo data into it with: pnpm cohort seed`
  }
  return `
Cohort is running for ${test.caller.organization.name}.

  Catalog  ${url}/
  API      ${url}/api

  Demo tokens, one for each environment
  test     ${test.token}
  live     ${live.token}

  Try it
  curl -s -H 'Authorization: Bearer ${test.token}' '${url}/api/customer_groups?page[size]=3' -g

Ctrl-C stops everything.`
}
