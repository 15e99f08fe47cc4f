/** The environments of an organization. Their data is separate and never shown together. */
export const modes = ['test', 'live'] as const

export type Mode = (typeof modes)[number]

/** True for the name of an environment. */
export function isMode(text: string): text is Mode {
  return modes.some((mode) => mode === text)
}

/** The title of a page for the window: "VIP · Customer groups · Cohort [TEST]". */
export function windowTitle(mode: Mode | null, ...names: readonly string[]): string {
  return `${[...names, 'Cohort'].join(' · ')}${mode === 'test' ? ' [TEST]' : ''}`
}
