import { useSyncExternalStore } from 'react'
import { isZone, type Zone } from '../describe/times.ts'
import { keep, kept } from './kept.ts'

export const densities = ['compact', 'normal', 'roomy'] as const
export const timeStyles = ['relative', 'absolute'] as const
export const keyChoices = ['on', 'off'] as const

/** How a viewer likes to see things, on this device. */
export interface Preferences {
  readonly density: (typeof densities)[number]
  readonly times: (typeof timeStyles)[number]
  readonly zone: Zone
  /** Whether a letter or a sign alone does something. */
  readonly keys: (typeof keyChoices)[number]
}

let preferences: Preferences | undefined
const listeners = new Set<() => void>()

/** The preferences of this device, as they are now. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, current)
}

/** Changes some preferences, keeps them, and shows them at once. */
export function prefer(changes: Partial<Preferences>): void {
  preferences = { ...current(), ...changes }
  const { density, times } = preferences
  Object.assign(document.documentElement.dataset, { density, times })
  for (const [name, value] of Object.entries(changes)) keep(name, value)
  for (const onChange of listeners) onChange()
}

function current(): Preferences {
  preferences ??= readPreferences()
  return preferences
}

/** What was kept may be of another version, or of nobody knows where: what is not known is as if it were not there. */
function readPreferences(): Preferences {
  const zone = kept('zone')
  return {
    density: oneOf(densities, kept('density')) ?? 'normal',
    times: oneOf(timeStyles, kept('times')) ?? 'relative',
    zone: zone !== null && isZone(zone) ? zone : 'local',
    keys: oneOf(keyChoices, kept('keys')) ?? 'on',
  }
}

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | undefined {
  return values.find((value) => value === text)
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange)
  return () => listeners.delete(onChange)
}
