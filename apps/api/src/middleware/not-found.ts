import { refusal } from '@cohort/jsonapi'

/** Answers what no route has answered. */
export function notFound(): never {
  throw refusal('RECORD_NOT_FOUND', { detail: 'There is nothing at this address.' })
}
