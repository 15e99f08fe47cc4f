import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { root } from '../root.ts'

/** A service of the compose file, as far as the test does what an engine would. */
interface ComposeService {
  readonly image: string
  readonly command?: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly [option: string]: unknown
}

export interface Compose {
  readonly services: Readonly<Record<'postgres' | 'migrate' | 'api', ComposeService>>
  readonly [option: string]: unknown
}

/** The compose file, with what `.env` says in the place of its variables. Throws when one is missing that must be there. */
export async function readCompose(variables: Readonly<Record<string, string>>): Promise<Compose> {
  const text = await readFile(new URL('compose.yaml', root), 'utf8')
  return parse(text, (_key, value: unknown) =>
    typeof value === 'string' ? interpolated(value, variables) : value,
  )
}

function interpolated(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(\w+):([?-])([^}]*)\}/g, (_all, name: string, kind: string, rest: string) => {
    const value = variables[name] || (kind === '-' ? rest : undefined)
    if (value === undefined) throw new Error(`${name} ${rest}`)
    return value
  })
}

/** The lines of a `.env`. */
export function parseVariables(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from(text.matchAll(/^(\w+)=(.*)$/gm), ([, name = '', value = '']) => [name, value]),
  )
}
