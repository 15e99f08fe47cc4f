import { readFile } from 'node:fs/promises'
import { root } from './run.ts'

/** An example of a README: its TypeScript, and the lines that its comments say it prints. */
export interface Example {
  /** The heading that it stands below. */
  readonly heading: string
  readonly code: string
  readonly prints: readonly string[]
}

/** The examples of a published package's README, in order. */
export async function examplesOf(name: string): Promise<readonly Example[]> {
  const text = await readFile(new URL(`packages/${name}/README.md`, root), 'utf8')
  return text.split(/^## /m).flatMap((section) =>
    [...section.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => ({
      heading: section.slice(0, section.indexOf('\n')),
      code,
      prints: [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, line = '']) => line),
    })),
  )
}
