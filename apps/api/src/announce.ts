import { mediaTypeWith } from '@cohort/jsonapi'
import type { Answer } from './call.ts'

/** The answer with the profiles that its document follows in its media type (JSONAPI CN-04). */
export function announce(answer: Answer, profiles: readonly string[]): Answer {
  if (answer.document === undefined || profiles.length === 0) return answer
  return { ...answer, headers: { ...answer.headers, 'Content-Type': mediaTypeWith(profiles) } }
}
