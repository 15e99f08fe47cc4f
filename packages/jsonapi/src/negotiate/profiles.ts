import { jsonApiMediaType } from './media-type.ts'

/** The profile of lists that are paged by cursors. */
export const cursorProfile = 'https://jsonapi.org/profiles/ethanresnick/cursor-pagination'

/** Every profile that an answer can follow. */
export const knownProfiles: readonly string[] = [cursorProfile]

/** The media type of an answer that follows profiles: one quoted parameter, its URIs with a space between (JSONAPI CN-04, CN-05). */
export function mediaTypeWith(profiles: readonly string[]): string {
  return profiles.length === 0 ? jsonApiMediaType : `${jsonApiMediaType};profile="${profiles.join(' ')}"`
}
