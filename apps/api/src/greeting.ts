import type { DemoClient } from './demo-clients.ts'
import type { Service } from './start.ts'

/** What the terminal shows once the service answers: where it is, and what to begin with. Secrets only of the demo. */
export function greeting({ url, organization, demoClients }: Omit<Service, 'stop'>): string {
  const places = `  Catalog    ${url}/
  API        ${url}/api
  Tokens     ${url}/oauth/token
  Reference  ${url}/docs`
  if (organization === undefined) {
    return `
Cohort is running on a database without an organization.

${places}

Make an organization:                pnpm cohort organizations create --help
or load the demo data:               pnpm cohort seed`
  }
  const [first] = demoClients
  if (first === undefined) {
    return `
Cohort is running for ${organization}.

${places}

Make a client id and a secret:       pnpm cohort applications create --help`
  }
  return `
Cohort is running for ${organization}.

${places}

  Demo clients, for grant_type=client_credentials
${demoClients.map(clientLines).join('\n')}

  Get a token, which is valid for two hours
  TOKEN=$(curl -s ${url}/oauth/token -d grant_type=client_credentials -d client_id=${first.clientId} -d client_secret=${first.clientSecret} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

  Use it
  curl -s -g -H "Authorization: Bearer $TOKEN" '${url}/api/customer_groups?page[size]=3'

Ctrl-C stops everything.`
}

function clientLines({ mode, about, clientId, clientSecret }: DemoClient): string {
  const secret = clientSecret === undefined ? '' : `\n${' '.repeat(25)}client_secret=${clientSecret}`
  return `  ${mode.padEnd(5)} ${about.padEnd(16)} client_id=${clientId}${secret}`
}
