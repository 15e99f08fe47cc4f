import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What only these may print, once. */
const showsSecrets = /^(applications (create|rotate-secret)|tokens issue)\b/

/** Every secret that a command of this test file has shown, or was given. */
const known = new Set<string>()

interface Run {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** On stdout and stderr. */
  readonly printed: string
}

/** The secrets in what a command printed that it should have kept to itself; none for those that are there to show one. */
export async function shownSecrets({ args, env, printed }: Run): Promise<readonly string[]> {
  for (const secret of await givenSecrets(env)) known.add(secret)
  if (showsSecrets.test(args.join(' '))) {
    for (const [, secret = ''] of printed.matchAll(secretsInOutput)) known.add(secret)
    return []
  }
  return [...known].filter((secret) => printed.includes(secret))
}

/** `"client_secret":"…"` in JSON, `client_secret  …` in lines, and a token, which stands alone. */
const secretsInOutput =
  /(?:client_secret"?[:= ]+"?|access_token":"|^)([\w-]{43}\b|eyJ[\w-]+\.[\w-]+\.[\w-]+)/gm

/** The password of the database, and the private halves of the keys. */
async function givenSecrets(env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { COHORT_DATABASE_URL, COHORT_STATE_FOLDER, COHORT_SIGNING_KEY = '' } = env
  const url = URL.parse(COHORT_DATABASE_URL ?? '')
  const keys = COHORT_STATE_FOLDER === undefined ? '' : await keyFileOf(COHORT_STATE_FOLDER)
  return [
    ...(url === null || url.password === '' ? [] : [decodeURIComponent(url.password)]),
    ...[...keys.matchAll(/"(?:d|p|q|dp|dq|qi)": ?"([\w-]+)"/g)].map(([, part = '']) => part),
    ...COHORT_SIGNING_KEY.split('\n').filter((line) => /^[\w+/=]{40,}$/.test(line)),
  ]
}

function keyFileOf(stateFolder: string): Promise<string> {
  return readFile(join(stateFolder, 'signing-keys.json'), 'utf8').catch(() => '')
}
