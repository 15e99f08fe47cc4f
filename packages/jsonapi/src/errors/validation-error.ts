import { sentenceOf, type Fault } from '@cohort/schema/check'
import { errorObject, type ErrorObject } from './json-api-error.ts'
import { pointerOf } from './pointer.ts'

/**
 * The error of one failed rule, in the dialect's form. The pointer names the field even when it is missing: clients
 * put the message beside it (docs/decisions/0003). `member` is where the field stands; null: it is the document's data.
 */
export function validationError(
  fault: Fault,
  value?: unknown,
  member: 'attributes' | 'relationships' | null = 'attributes',
): ErrorObject {
  const sentence = sentenceOf(fault)
  return errorObject('VALIDATION_ERROR', {
    title: sentence,
    detail: `${fault.path.join('.')} - ${sentence}`,
    source: { pointer: pointerOf(member === null ? ['data'] : ['data', member, ...fault.path]) },
    meta: { error: fault.rule, ...(value === undefined ? {} : { value }) },
  })
}
