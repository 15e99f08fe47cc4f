import { planRead, planRelated, runList, type Client, type Row } from '@cohort/db'
import { parseReadQuery } from '@cohort/jsonapi'
import type { Context } from '../context.ts'
import { OauthError } from './oauth-error.ts'

/** What a token is asked for. */
export interface Scope {
  /** As it stands in the token. */
  readonly text: string
  /** The market that it names, as the official clients read it. */
  readonly market?: object
  /** Whether a refresh token is asked for, in the word of OpenID Connect. */
  readonly isOffline: boolean
}

/** Of a client that asks for nothing. */
const standardScope = 'market:all'
const offline = 'offline_access'
const longestScope = 1000

/** Reads a scope. Throws invalid_scope for a word that we do not know, one that is given twice, and a market that is not there (S11). */
export async function parseScope(context: Context, client: Client, given: string): Promise<Scope> {
  if (given.length > longestScope) throw new OauthError('invalid_scope', 'The scope is too long.')
  const words = given.trim() === '' ? [standardScope] : given.trim().split(/ +/)
  const repeated = words.find((word, index) => words.indexOf(word) !== index)
  if (repeated !== undefined) throw new OauthError('invalid_scope', 'A word of the scope is given twice.')
  const markets = words.filter((word) => word !== standardScope && word !== offline)
  if (markets.length > 1) throw new OauthError('invalid_scope', 'A scope names one market at the most.')
  const [market] = await Promise.all(markets.map((word) => marketOf(context, client, word)))
  return {
    text: words.join(' '),
    isOffline: words.includes(offline),
    ...(market !== undefined && { market }),
  }
}

const marketWord = /^market:(id|code):([A-Za-z0-9_-]{1,32})$/

/** `market:id:…` or `market:code:…`: a market of the client's own environment that is not disabled. */
async function marketOf(
  { registry, database }: Context,
  { environment }: Client,
  word: string,
): Promise<object> {
  const [, key, value] = marketWord.exec(word) ?? []
  const resource = registry.find('markets')
  if (key === undefined || value === undefined || resource === undefined) throw unknownScope()
  const query = parseReadQuery(
    registry,
    resource,
    'list',
    `filter[q][${key}_eq]=${value}&filter[q][disabled_at_null]=true&page[size]=1`,
  )
  const read = { environment, resource, related: planRelated(registry, query) }
  const { records } = await runList(database, read, planRead(environment, query))
  const [found] = records
  if (found === undefined) throw unknownScope()
  return marketClaim(found.row)
}

function marketClaim({ id, external_prices_url }: Row): object {
  return {
    id: [String(id)],
    stock_location_ids: [],
    geocoder_id: null,
    allows_external_prices: external_prices_url !== null,
  }
}

function unknownScope(): OauthError {
  return new OauthError(
    'invalid_scope',
    `A scope is ${standardScope}, or market:id:… or market:code:… of a market that is there and not disabled; with ${offline} for a refresh token.`,
  )
}
