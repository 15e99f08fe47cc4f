import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const isForeign = (path: string) => /(^|\/)(node_modules|dist)(\/|$)/.test(path)
const files = globSync('**/*.md', { cwd: root, exclude: isForeign })

/** Where the links of a text lead, without those to other hosts. */
function linksIn(text: string): readonly string[] {
  const prose = withoutBlocks(text).replaceAll(/`[^`\n]*`/g, 'code')
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
  return targets.filter((target) => !/^[a-z]+:/.test(target))
}

/** The anchors of a text's headings, as GitHub makes them: of two that are the same, the second ends in `-1`. */
function anchorsIn(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>()
  const anchors = [...withoutBlocks(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => {
    const anchor = heading
      .toLowerCase()
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/[^\p{L}\p{N}_\- ]/gu, '')
      .replaceAll(' ', '-')
    const count = seen.get(anchor) ?? 0
    seen.set(anchor, count + 1)
    return count === 0 ? anchor : `${anchor}-${count}`
  })
  return new Set(anchors)
}

/** What stands in a block of code is no heading and no link. */
function withoutBlocks(text: string): string {
  return text.replaceAll(/^( *)```[\s\S]*?^\1```$/gm, '')
}

/** The links of a file that lead nowhere. */
function deadLinksOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return linksIn(text).filter((link) => {
    const [path = '', anchor] = link.split('#')
    const target = path === '' ? file : relative(root, join(root, dirname(file), path))
    if (!existsSync(join(root, target))) return true
    return anchor !== undefined && !anchorsIn(readFileSync(join(root, target), 'utf8')).has(anchor)
  })
}

describe('every link of a document that stays here leads somewhere:', () => {
  test.each(files)('%s', (file) => {
    expect(deadLinksOf(file)).toEqual([])
  })

  test('and there are links to look at', () => {
    const links = files.flatMap((file) => linksIn(readFileSync(join(root, file), 'utf8')))
    expect(links.length).toBeGreaterThan(100)
    expect(links.some((link) => link.includes('#'))).toBe(true)
  })
})

test('a link that leads nowhere, and one to a heading that is not there, are found', () => {
  expect(linksIn('[a](b.md) `[c](d.md)` [e](https://f.example) ![g](h.png)')).toEqual(['b.md', 'h.png'])
  expect([...anchorsIn('# A `b`, c\n## A b c\n```sh\n# no heading\n```\n')]).toEqual(['a-b-c', 'a-b-c-1'])
})
