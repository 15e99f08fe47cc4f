import { lazy } from 'react'
import { SheetButton } from './sheet-button.tsx'

const KeyList = lazy(() => import('./key-list.tsx').then((module) => ({ default: module.KeyList })))

/** Opens the list of all keys. */
export function KeysButton() {
  return (
    <SheetButton label="Keyboard shortcuts" keyShortcut="?">
      <KeyList />
    </SheetButton>
  )
}
