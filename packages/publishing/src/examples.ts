import { readFile } from 'node:fs/promises'
import { root } from './root.ts'

/** An example of a README: its TypeScript, and the lines that its comments say it prints. */
export interface Example {
  /** The heading that it stands below. */
  readonly heading: string
  /** The name by which others import it, where it has one: the word behind `ts`. */
  readonly file: string
  readonly code: string
  readonly prints: readonly string[]
}

/** The examples of a published package's README, in order. */
export async function examplesOf(name: string): Promise<readonly Example[]> {
  const text = await readFile(new URL(`packages/${name}/README.md`, root), 'utf8')
  const sections = text.split(/^## /m)
  return sections.flatMap((section, place) =>
    [...section.matchAll(/^```ts(?: (\S+))?\n(.*?)^```$/gms)].map(([, file, code = ''], index) => ({
      heading: section.slice(0, section.indexOf('\n')),
      file: file ?? `${name}-${place}-${index}.ts`,
      code,
      prints: [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, line = '']) => line),
    })),
  )
}
