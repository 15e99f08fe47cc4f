/** Whether an error of node:fs carries one of these codes, e.g. 'EEXIST'. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code)
}

/** Whether an error of node:fs says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT')
}
