import { useSyncExternalStore } from 'react'
import type { Mode } from '../describe/modes.ts'
import { makeDoor, type Access, type Door } from './door.ts'

/** The ways into both environments: each asks for credentials of its own, and keeps them while the other one is looked at. */
export const doors = { test: makeDoor('test'), live: makeDoor('live') } as const satisfies Record<Mode, Door>

/** Whether the viewer may read an environment. */
export function useAccess(mode: Mode): Access {
  return useSyncExternalStore(doors[mode].subscribe, doors[mode].access)
}

/** Forgets the tokens and the credentials of both environments. */
export function signOut(): void {
  for (const door of Object.values(doors)) if (door.access() === 'signed_in') door.signOut()
}
