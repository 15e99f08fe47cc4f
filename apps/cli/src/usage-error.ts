/** The command line cannot be understood: exit code 2. The message says why, and where to look. */
export class UsageError extends Error {
  constructor(message: string, command?: string) {
    super(`${message}\nSee \`cohort ${command === undefined ? '' : `${command} `}--help\`.`)
    this.name = 'UsageError'
  }
}
