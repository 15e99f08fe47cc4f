/** Why a command failed, in words that are meant for the operator, whatever caused it. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}
