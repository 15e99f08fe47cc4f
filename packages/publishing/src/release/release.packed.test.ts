import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { publishedPackages, type PublishedPackage } from '../global-setup.ts'
import { run, runIn, runInstalled, runPnpm } from '../run.ts'
import { startLoopbackRegistry, tarballOf, type LoopbackRegistry } from './loopback-registry.ts'
import { commit, differences, makeWorkingCopy, restore } from '../working-copy.ts'

let copy = ''

beforeAll(async () => {
  copy = await makeWorkingCopy()
}, 120_000)
afterAll(() => rm(copy, { recursive: true }))

const read = (path: string) => readFile(join(copy, path), 'utf8')
const write = (path: string, text: string) => writeFile(join(copy, path), text)
const manifestOf = async (name: PublishedPackage) => JSON.parse(await read(`packages/${name}/package.json`))

type Kind = 'patch' | 'minor' | 'major'

async function addChangeset(name: PublishedPackage, kind: Kind): Promise<void> {
  await write(`.changeset/${name}-${kind}.md`, `---\n'@cohort/${name}': ${kind}\n---\n\nWhat changed.\n`)
}

/** Both packages have this version, as if it had been released. */
async function haveVersion(version: string): Promise<void> {
  for (const name of publishedPackages) {
    await write(
      `packages/${name}/package.json`,
      `${JSON.stringify({ ...(await manifestOf(name)), version }, null, 2)}\n`,
    )
  }
  await commit(copy)
}

/** The last release had an attribute that is no more. */
async function breakContract(): Promise<void> {
  const contract = JSON.parse(await read('.changeset/contract.json'))
  const { attributes } = contract.resources.customer_groups
  attributes.nickname = attributes.name
  await write('.changeset/contract.json', `${JSON.stringify(contract, null, 2)}\n`)
  await commit(copy)
}

describe('a changeset', () => {
  beforeEach(() => restore(copy))

  test.each([
    ['patch', 'client', '1.2.3', '1.2.4'],
    ['minor', 'schema', '0.1.4', '0.2.0'],
    ['minor', 'client', '1.2.3', '1.3.0'],
    ['major', 'schema', '1.2.3', '2.0.0'],
  ] as const)('that says %s for the %s alone moves both from %s to %s', async (kind, name, before, after) => {
    await haveVersion(before)
    await addChangeset(name, kind)
    await runInstalled(copy, 'changeset', 'version')
    const manifests = await Promise.all(publishedPackages.map(manifestOf))
    expect(manifests.map(({ version }) => version)).toEqual([after, after])
    expect(await differences(copy)).toEqual([
      ' M packages/client/package.json',
      ' M packages/schema/package.json',
    ])
  })
})

describe('a contract that breaks clients', () => {
  beforeAll(async () => {
    await restore(copy)
    await breakContract()
  })

  const program = 'packages/codegen/src/contract/main.ts'
  const environment = { PATH: process.env['PATH'] ?? '' }

  test('fails the check, and the release before it changes anything, until a changeset says major', async () => {
    const check = () => runIn(copy, process.execPath, [program], environment)
    expect(await check()).toMatchObject({ code: 1, stdout: expect.stringContaining('nickname was removed') })

    await addChangeset('schema', 'minor')
    expect(await check()).toMatchObject({ code: 1 })
    await expect(runPnpm(copy, 'release')).rejects.toThrow('Breaking needs a changeset that says major')
    expect(await differences(copy)).toEqual(['?? .changeset/schema-minor.md'])

    await addChangeset('schema', 'major')
    expect(await check()).toMatchObject({ code: 0, stdout: expect.stringContaining('nickname was removed') })
  })
})

describe('a release', () => {
  const version = '2.0.0'
  let registry: LoopbackRegistry
  const publish = (...given: readonly string[]) =>
    runPnpm(copy, 'publish', ...given, '--no-git-checks', '--registry', registry.url)

  beforeAll(async () => {
    registry = await startLoopbackRegistry()
    await restore(copy)
    await haveVersion('1.2.3')
    await breakContract()
    await addChangeset('client', 'patch')
    await addChangeset('client', 'minor')
    await addChangeset('schema', 'major')
    await runPnpm(copy, 'release')
  }, 120_000)
  afterAll(() => registry.close())

  test('moves the versions, takes up the changesets, keeps the contract, and gives the changelog its version', async () => {
    expect(await differences(copy)).toEqual([
      ' M .changeset/contract.json',
      ' M CHANGELOG.md',
      ' M generated/openapi.json',
      ' M packages/client/package.json',
      ' M packages/schema/package.json',
    ])
    expect(await read('.changeset/contract.json')).toBe(await read('generated/contract.json'))
    expect(JSON.parse(await read('generated/openapi.json')).info.version).toBe(version)
    expect(await read('CHANGELOG.md')).toMatch(
      /^## \[Unreleased\]\n\n## \[2\.0\.0\] - \d{4}-\d\d-\d\d\n\n### /m,
    )
    await runInstalled(copy, 'oxfmt', '--check', '.')
  })

  test('without a changeset is refused', async () => {
    const before = await differences(copy)
    await expect(runPnpm(copy, 'release')).rejects.toThrow('No unreleased changesets found')
    expect(await differences(copy)).toEqual(before)
  })

  test('is published: the two packages as they are used, and no other', async () => {
    await write('.npmrc', registry.login)
    await publish('--recursive')
    expect([...registry.packages.keys()].toSorted()).toEqual(['@cohort/client', '@cohort/schema'])
    for (const document of registry.packages.values()) {
      const manifest = document.versions[version]
      expect(manifest).toMatchObject({ version, license: 'MIT', sideEffects: false })
      expect(JSON.stringify(manifest)).not.toMatch(/"(workspace|catalog):/)
      const files = await filesOf(tarballOf(document, `${document.name}-${version}.tgz`))
      const targets = JSON.stringify(manifest?.['exports']).match(/(?<=\.\/)[\w/.]+\.(js|d\.ts)(?=")/g) ?? []
      expect(targets).toEqual(expect.arrayContaining(['dist/index.d.ts', 'dist/index.js']))
      expect(files).toEqual(expect.arrayContaining([...targets, 'LICENSE', 'README.md', 'package.json']))
    }
    expect(registry.packages.get('@cohort/client')?.versions[version]).toMatchObject({
      peerDependencies: { '@cohort/schema': `^${version}` },
    })
  })

  test('installs from where it was published, and runs', async () => {
    // What they need is published there as well: so all comes from there, and nothing of this machine's store.
    for (const name of ['typebox', '@standard-schema/spec']) {
      const folder = join(copy, 'packages/schema/node_modules', name)
      await publish(folder, '--ignore-scripts')
    }
    const consumer = await mkdtemp(join(tmpdir(), 'cohort-consumer-'))
    onTestFinished(() => rm(consumer, { recursive: true }))
    await writeFile(join(consumer, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
    const folders = ['--store-dir', join(consumer, 'store'), '--cache-dir', join(consumer, 'cache')]
    const packages = ['@cohort/client', '@cohort/schema']
    await runPnpm(consumer, 'add', '--ignore-workspace', '--registry', registry.url, ...folders, ...packages)
    const script =
      "import { printListQuery } from '@cohort/client'; import { customerGroups } from '@cohort/schema';" +
      "console.log(printListQuery(customerGroups, { filter: { name_cont: 'VIP' } }))"
    expect(await run(consumer, process.execPath, '--input-type=module', '--eval', script)).toBe(
      'filter%5Bq%5D%5Bname_cont%5D=VIP\n',
    )
  })
})

/** The files of a tarball of a package, by their paths in it. */
async function filesOf(tarball: Uint8Array): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cohort-tarball-'))
  const file = join(folder, 'package.tgz')
  await writeFile(file, tarball)
  const listed = await run(folder, 'tar', '-tzf', file)
  await rm(folder, { recursive: true })
  return listed
    .trim()
    .split('\n')
    .map((path) => path.replace(/^package\//, ''))
}
