/** Whether the service is about to end: it answers, and asks to be left. */
export interface Drain {
  readonly hasBegun: boolean
  begin(): void
}

export function makeDrain(): Drain {
  let hasBegun = false
  return {
    get hasBegun() {
      return hasBegun
    },
    begin() {
      hasBegun = true
    },
  }
}
