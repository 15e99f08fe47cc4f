import type { IncomingHttpHeaders } from 'node:http'
import { kindOfLink, linksIn } from './links-in.ts'
import { jsonOf } from './response.ts'

/** Links of answers, a few of each kind, which are followed when the tests of a file are over. */
export interface SeenLinks {
  /** Keeps those of an answer, with the headers of who was given them. */
  keep(headers: IncomingHttpHeaders, document: unknown): void
  /** What is told of kinds of which no link leads anywhere; `mayBeGone` when something was deleted since. */
  broken(origin: string, mayBeGone: boolean): Promise<readonly string[]>
}

interface Given {
  readonly link: string
  readonly headers: Readonly<Record<string, string>>
}

/** Of each kind as many, the newest ones: what the others led to may be gone. */
const mostOfAKind = 3

/** Says nothing of a link: its reader was shut out or held up meanwhile, or may not see what it leads to. */
const undecided = new Set([401, 403, 429, 503])

export function seenLinks(): SeenLinks {
  const kinds = new Map<string, readonly Given[]>()
  return {
    keep({ authorization = '', accept = '*/*' }, document) {
      const headers = { Authorization: authorization, Accept: accept }
      for (const link of linksIn(document)) {
        // A link to elsewhere is that of a client's own data, or a page of the profile.
        if (!URL.canParse(link) || !new URL(link).pathname.startsWith('/api')) continue
        const kind = `${accept} ${kindOfLink(link)}`
        const others = (kinds.get(kind) ?? []).filter((given) => given.link !== link)
        kinds.set(kind, [...others, { link, headers }].slice(-mostOfAKind))
      }
    },
    broken: async (origin, mayBeGone) => {
      const found: string[] = []
      for (const given of kinds.values()) found.push(...(await brokenOf(given, origin, mayBeGone)))
      return found
    },
  }
}

/** The newest of a kind, and how it was answered, when none is there. */
async function brokenOf(
  given: readonly Given[],
  origin: string,
  mayBeGone: boolean,
): Promise<readonly string[]> {
  let told = ''
  for (const { link, headers } of given.toReversed()) {
    const { pathname, search } = new URL(link)
    const signal = AbortSignal.timeout(5000)
    const response = await fetch(`${origin}${pathname}${search}`, { headers, signal }).catch(() => undefined)
    // The file has left a service behind that answers nobody.
    if (response === undefined) return []
    const text = await response.text()
    const detail = String(jsonOf(text)?.errors?.[0]?.detail)
    const isGone = mayBeGone && detail.startsWith('There is no such resource in ')
    if (response.status === 200 || undecided.has(response.status) || isGone) return []
    told ||= `the link ${link} leads to ${response.status} ${text.slice(0, 200)} (FE-01)`
  }
  return [told]
}
