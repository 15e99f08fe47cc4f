import type { Resource } from './resource.ts'

/** Every resource of a service, by type and in declared order. */
export interface Registry {
  readonly resources: readonly Resource[]
  /** Types that relationships lead to and that no resource declares yet: their links are shown, and answer 404. */
  readonly announced: readonly string[]
  /** The resource of a type, or undefined: a map, so that `constructor` is no type. */
  find(type: string): Resource | undefined
}
