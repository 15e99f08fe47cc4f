/** A choice that was kept on this device; null when there is none, or storage is off. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name))
  } catch {
    return null
  }
}

/** Keeps a choice on this device; with storage off it holds until the page is left. */
export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(keyOf(name), value)
  } catch {
    // Storage is off.
  }
}

/** Forgets a choice of this device. */
export function forget(name: string): void {
  try {
    localStorage.removeItem(keyOf(name))
  } catch {
    // Storage is off.
  }
}

/** What names a choice in the storage begins with what index.html says, where public/theme.js finds it too. */
function keyOf(name: string): string {
  return `${document.documentElement.dataset.keptAs}.${name}`
}
