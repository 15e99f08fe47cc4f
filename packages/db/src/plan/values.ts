import type { Slot } from './read-plan.ts'

/** Takes a value of the request out of the plan and leaves its place. */
export type AddValue = (value: unknown) => Slot

/** A list that grows while a plan is made. */
export function collectValues(): { readonly add: AddValue; readonly values: readonly unknown[] } {
  const values: unknown[] = []
  return { add: (value) => ({ slot: values.push(value) - 1 }), values }
}
