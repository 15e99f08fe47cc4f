import { fileURLToPath } from 'node:url'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import openapiTypeScript, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { openApiFile } from './openapi-file.ts'

const text = openApiFile()

describe('the OpenAPI document', () => {
  test('is clean by the recommended rules of Redocly', async () => {
    expect(await problemsOf(text)).toEqual([])
  })

  test('is not clean when an operation lacks what all must have', async () => {
    const broken = text.replace('"operationId": "list_customer_groups",', '')
    expect(await problemsOf(broken)).toEqual([
      'operation-operationId: Operation object should contain `operationId` field.',
    ])
  })

  test('gives types to openapi-typescript, which compile, and know what may be sent and what comes back', async () => {
    const types = astToString(await openapiTypeScript(text))
    expect(faultsOfProgram(types, rightUse)).toEqual([])
    expect(faultsOfProgram(types, wrongUse)).toEqual([
      `Type 'string | undefined' is not assignable to type 'number | undefined'`,
      `Type '"nobody"' is not assignable to type '"customer_groups"'.`,
    ])
  }, 120_000)
})

async function problemsOf(source: string): Promise<readonly string[]> {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config })
  return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)
}

const rightUse = `
import type { components, paths } from './types.ts'
type Answer = paths['/customer_groups/{id}']['get']['responses'][200]['content']['application/vnd.api+json']
export const nameOf = (answer: Answer): string | undefined => answer.data.attributes.name
export const sent: components['schemas']['customer_groups_create'] = {
  data: { type: 'customer_groups', attributes: { name: 'VIP' } },
}
`
const wrongUse = rightUse
  .replace('string | undefined', 'number | undefined')
  .replace(`{ type: 'customer_groups'`, `{ type: 'nobody'`)

const folder = fileURLToPath(new URL('../', import.meta.url))

/** What the compiler finds in two files that exist nowhere, with the strictest options. */
function faultsOfProgram(types: string, use: string): readonly string[] {
  const files = new Map([
    [`${folder}types.ts`, types],
    [`${folder}use.ts`, use],
  ])
  const options = {
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    types: [],
    module: ts.ModuleKind.NodeNext,
  }
  const host = ts.createCompilerHost(options)
  const disk = ts.createCompilerHost(options)
  host.fileExists = (name) => files.has(name) || disk.fileExists(name)
  host.getSourceFile = (name, version, ...rest) => {
    const written = files.get(name)
    return written === undefined
      ? disk.getSourceFile(name, version, ...rest)
      : ts.createSourceFile(name, written, version)
  }
  const program = ts.createProgram([...files.keys()], options, host)
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ').split('. ')[0] ?? '')
}
