import { JsonApiError, refusal, validationError, type ErrorObject } from '@cohort/jsonapi/errors'
import { referencesTo, type Registry, type Resource } from '@cohort/schema'
import type { Session } from '../connect.ts'
import type { Actor, Environment } from '../environment.ts'
import { driverFault, type DriverFault } from '../run/map-database-error.ts'
import type { Row } from '@cohort/jsonapi/query'
import type { Change } from './change.ts'
import { countReferences } from './count-references.ts'
import { unitOfWork } from './unit-of-work.ts'

/** Whose data is written, by whom, and by which declarations. */
export interface Writer {
  readonly session: Session
  readonly environment: Environment
  readonly actor: Actor
  readonly registry: Registry
}

/**
 * Makes one change and gives the row as it is then (after a delete: as it was); undefined when there was no such row
 * in this environment. Throws VALIDATION_ERROR for a value that is taken, RECORD_NOT_FOUND for a to-one that leads
 * nowhere, LOCKED for a delete of what others point to, PRECONDITION_FAILED for an update of what is in another state than
 * expected, and mapped database errors.
 */
export async function writeRecord(
  writer: Writer,
  resource: Resource,
  change: Change,
): Promise<Row | undefined> {
  const { session, environment, actor, registry } = writer
  try {
    const [row] = await session.send(unitOfWork(environment, actor, registry, resource, change))
    if (row?.was_expected === false) throw changedMeanwhile()
    return row
  } catch (error) {
    const fault = driverFault(error)
    const told = fault && (await toldOf(writer, resource, change, fault))
    throw told ?? error
  }
}

/** The error of a write whose client has not seen the latest state (RFC 9110, 13.1.1). */
export function changedMeanwhile(): JsonApiError {
  const detail = 'This was changed since you read it. Read it again, then decide.'
  return refusal('PRECONDITION_FAILED', { detail, source: { header: 'If-Match' } })
}

async function toldOf(
  writer: Writer,
  resource: Resource,
  change: Change,
  fault: DriverFault,
): Promise<JsonApiError | undefined> {
  if (fault.code === '23503' && change.kind === 'delete') return lockedError(writer, resource, change.id)
  const told = change.kind === 'delete' ? undefined : constraintErrors(resource, change)[fault.code]?.(fault)
  return told && new JsonApiError([told], { cause: fault.error })
}

/** The errors of a value, by SQLSTATE. Constraints are named after what they guard: `<table>_<name>_taken`, `<table>_<name>_link`. */
function constraintErrors(
  { type, attributes, relationships }: Resource,
  { values }: Extract<Change, { readonly values: unknown }>,
): Readonly<Record<string, (fault: DriverFault) => ErrorObject | undefined>> {
  return {
    '23505': ({ constraint }) => {
      const name = Object.keys(attributes).find((known) => constraint === `${type}_${known}_taken`)
      return name === undefined ? undefined : validationError({ path: [name], rule: 'taken' }, values[name])
    },
    '23503': ({ constraint }) => {
      const name = Object.keys(relationships).find(
        (known) => constraint.startsWith(`${type}_${known}_`) && constraint.endsWith('_link'),
      )
      if (name === undefined) return undefined
      const detail = `${name} leads to a resource that is not there: ${String(values[`${name}_id`])}`
      const [error] = refusal('RECORD_NOT_FOUND', {
        detail,
        source: { pointer: `/data/relationships/${name}/data` },
      }).errors
      return error
    },
  }
}

/** The delete was refused by the foreign keys; what points here is counted for the client. Undefined when nothing does: what is owned was added at the same time. */
async function lockedError(
  { session, environment, registry }: Writer,
  resource: Resource,
  id: string,
): Promise<JsonApiError | undefined> {
  const references = referencesTo(registry, resource)
  if (references.length === 0) return undefined
  const counts = await session.send(countReferences(environment, references, id))
  const meta = Object.fromEntries(
    Object.entries(counts[0] ?? {}).filter(([, count]) => typeof count === 'number'),
  )
  if (Object.values(meta).every((count) => count === 0)) return undefined
  const shown = Object.entries(meta).map(([type, count]) => `${String(count)} ${type}`)
  const detail = `This is still used by ${shown.join(' and ')}. Point them elsewhere first.`
  return refusal('LOCKED', { detail, meta })
}
