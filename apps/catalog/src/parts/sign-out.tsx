import { LogOut } from 'lucide-react'
import { signOut, useAccess } from '../data/doors.ts'
import { useEnvironment } from '../data/environment.tsx'

/** Forgets who looks at the catalog; in an open one there is nobody to forget. */
export function SignOut() {
  const { mode } = useEnvironment()
  if (useAccess(mode) !== 'signed_in') return null
  return (
    <button
      type="button"
      className="button button-icon"
      aria-label="Sign out"
      title="Sign out"
      data-action="Sign out"
      onClick={signOut}
    >
      <LogOut size={15} aria-hidden="true" />
    </button>
  )
}
