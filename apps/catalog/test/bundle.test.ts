import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { useBuiltCatalog } from './harness/build-catalog.ts'

/** The most that each part may weigh, gzipped, in bytes. */
const most = { script: 140 * 1024, lazyScript: 30 * 1024, style: 10 * 1024 } as const

const catalog = useBuiltCatalog()

/** The built files with this ending: their names and texts. */
async function filesWith(
  ending: string,
): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const folder = join(catalog.folder, 'assets')
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending))
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })))
}

function weightOf({ text }: { readonly text: string }): number {
  return gzipSync(text, { level: 9 }).length
}

describe('the built catalog', () => {
  test('has light scripts and styles', async () => {
    const page = await readFile(join(catalog.folder, 'index.html'), 'utf8')
    const scripts = await filesWith('.js')
    const first = scripts.filter(({ name }) => page.includes(name))
    const lazy = scripts.filter(({ name }) => !page.includes(name))
    const styles = await filesWith('.css')
    expect(first.length).toBeGreaterThan(0)
    expect(sum(first.map(weightOf))).toBeLessThanOrEqual(most.script)
    expect(lazy.filter((file) => weightOf(file) > most.lazyScript)).toEqual([])
    expect(sum(styles.map(weightOf))).toBeLessThanOrEqual(most.style)
  })

  test('cannot write: it has no method that would', async () => {
    const methods = /["'`](POST|PATCH|PUT|DELETE)["'`]/
    const writing = (await filesWith('.js')).filter(({ text }) => methods.test(text))
    expect(writing.map(({ name, text }) => `${name}: ${methods.exec(text)?.[0]}`)).toEqual([])
  })

  test('has no checks of declarations, which the service makes at its start', async () => {
    const folder = new URL('../../../packages/schema/src/define/', import.meta.url)
    const source = await readFile(new URL('check-registry.ts', folder), 'utf8')
    const sentences = [...source.matchAll(/[\w" ]{12,}(?=`)/g)].map(([words]) => words)
    expect(sentences.length).toBeGreaterThan(5)
    const texts = (await filesWith('.js')).map(({ text }) => text)
    expect(sentences.filter((words) => texts.some((text) => text.includes(words)))).toEqual([])
    // What else the file exports would be missing in the built catalog.
    expect(source.match(/^export .*/gm)).toEqual([expect.stringMatching(/^export function checkRegistry\(/)])
  })

  test('has nothing in its page that the Content-Security-Policy forbids', async () => {
    const page = await readFile(join(catalog.folder, 'index.html'), 'utf8')
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/)
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//)
  })
})

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
