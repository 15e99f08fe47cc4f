/** What was found of one thing that is looked at, and what to do about it. */
export interface Finding {
  readonly about: string
  readonly state: 'ok' | 'warning' | 'fault'
  readonly told: string
  /** Only where something is to be done. */
  readonly advice?: string
}

export function ok(about: string, told: string): Finding {
  return { about, state: 'ok', told }
}

/** The service works, but not as well as it could, or not for long. */
export function warning(about: string, told: string, advice: string): Finding {
  return { about, state: 'warning', told, advice }
}

/** The service does not work like this. */
export function fault(about: string, told: string, advice: string): Finding {
  return { about, state: 'fault', told, advice }
}
