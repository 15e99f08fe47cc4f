import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { forgeToken } from '../harness/forge-token.ts'
import { hostsCertificate, runModule, runProgram } from '../harness/run-program.ts'
import { testIssuer, useService } from '../harness/use-service.ts'

const service = useService({ certificate: hostsCertificate, publicUrl: 'https://aurora.cohort.test' })
const home = mkdtempSync(join(tmpdir(), 'cohort-guide-'))

afterAll(() => rmSync(home, { recursive: true }))

const guide = new URL('../../../../docs/migrating-from-commerce-layer.md', import.meta.url)
const blocks = Array.from(
  readFileSync(guide, 'utf8').matchAll(/^```(\w+)\n(.*?)^```$/gms),
  ([, language = '', text = '']) => ({ language, text }),
)

/** The blocks of a language, each with the output that the guide promises below it. */
function stepsIn(language: string) {
  return blocks.flatMap((block, index) =>
    block.language === language ? [{ source: block.text, output: blocks[index + 1]?.text }] : [],
  )
}

/** Printed after each step, so that the output of one program can be divided. */
const mark = '--- end of a step ---'

/** What the steps printed, with ids and times made stable. */
function outputsOf(printed: string): readonly string[] {
  return stableText(printed).split(`${mark}\n`).slice(0, -1)
}

function stableText(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g, 'a time')
    .replaceAll(/\b(?=\w*\d)[0-9A-Za-z]{14}\b/g, 'an id')
    .replaceAll(/^\n+/gm, '')
}

const promised = (language: string) => stepsIn(language).map(({ output = '' }) => stableText(output))

/** The data at the vendor, for which the live environment stands: more than a page of groups, and a customer with a group and one without. */
const theirs = `
  import { CommerceLayer } from '@commercelayer/sdk/bundle'
  const cl = CommerceLayer({ accessToken: process.env.COMMERCE_LAYER_TOKEN })
  for (let number = 1; number <= 26; number += 1) await cl.customer_groups.create({ name: 'Old ' + number })
  const group = await cl.customer_groups.create({ name: 'Wholesale', code: 'wholesale' })
  const customer_group = cl.customer_groups.relationship(group)
  await cl.customers.create({ email: 'alan@example.com', customer_group })
  await cl.customers.create({ email: 'edsger@example.com' })
`

/** The environment of who follows the guide in an organization, with the other one for the vendor's. */
async function prepareFor(organization: string) {
  const { clientId, clientSecret } = service.client(`${organization}/test`)
  const environment = {
    CLIENT_ID: clientId,
    CLIENT_SECRET: clientSecret,
    COMMERCE_LAYER_TOKEN: service.token(`${organization}/live`),
    HOME: home,
  }
  await runModule(service, theirs, environment)
  return environment
}

const program = stepsIn('js')
  .map(({ source }) => `${source}\nconsole.log('${mark}')\n`)
  .join('')
const script = stepsIn('sh')
  .map(({ source }) => `${source}\necho '${mark}'\n`)
  .join('')

describe('the guide for those who come from Commerce Layer', { timeout: 120_000 }, () => {
  test('shows nothing that is not run here', () => {
    expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(['ini', 'js', 'sh', 'text']))
  })

  test('gives settings with which the clients find the service', () => {
    const lines = stepsIn('ini').flatMap(({ source }) => source.trim().split('\n'))
    const config = readConfig(Object.fromEntries(lines.map((line) => line.split('='))))
    expect(config).toMatchObject({ issuer: testIssuer, publicUrl: 'https://aurora.cohort.test', port: 443 })
  })

  test('is right, step by step, about the SDK and js-auth and then about the CLI, all of them over https', async () => {
    const environment = await prepareFor('aurora')
    expect(outputsOf(await runModule(service, program, environment))).toEqual(promised('js'))
    const { stdout } = await runProgram(service, {
      command: 'sh',
      arguments: ['-ec', `exec 2>&1\n${script}`],
      environment: { ...environment, NO_UPDATE_NOTIFIER: '1' },
    })
    expect(outputsOf(stdout)).toEqual(promised('sh'))
  })

  test('is right also when the first token has expired: the SDK asks for another one and tries again', async () => {
    const expired = await forgeToken(service, { claims: (good) => ({ ...good, exp: 1 }) })
    const environment = { ...(await prepareFor('borealis')), ACCESS_TOKEN: expired }
    const printed = await runModule(service, program, environment)
    expect(outputsOf(printed)).toEqual(
      promised('js').map((output) => output.replaceAll('aurora', 'borealis')),
    )
  })
})
