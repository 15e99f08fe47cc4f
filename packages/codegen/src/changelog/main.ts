import { readFile, writeFile } from 'node:fs/promises'
import { releasedChangelog } from './released-changelog.ts'

/** Gives what is not released yet in CHANGELOG.md to the version that the packages have now, and to today. */
const root = new URL('../../../../', import.meta.url)
const changelog = new URL('CHANGELOG.md', root)
const { version } = JSON.parse(await readFile(new URL('packages/schema/package.json', root), 'utf8'))
const day = new Date().toISOString().slice(0, 10)
await writeFile(changelog, releasedChangelog(await readFile(changelog, 'utf8'), version, day))
