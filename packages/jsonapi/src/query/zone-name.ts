const namePattern = /^[A-Za-z][\w/+-]{1,63}$/

/** True for the name of a time zone, `Europe/Vienna` or `UTC`; an offset has none, for it does not say when clocks are changed. */
export function isZoneName(text: string): boolean {
  try {
    return namePattern.test(text) && new Intl.DateTimeFormat('en', { timeZone: text }).format(0) !== ''
  } catch {
    return false
  }
}
