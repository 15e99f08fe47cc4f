/** One thing that an operator can do. What stands here is also its help. */
export interface Command {
  /** As it is typed; of two words where several commands are about one thing. */
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** Sentences for its own help: what it needs, what it leaves, when it refuses. */
  readonly about: string
  readonly options: OptionTable
  /** Does it. Throws a CommandError, or what the database threw, when something stands in the way. */
  readonly run: (options: OptionValues) => Promise<Outcome>
}

export type OptionTable = Readonly<Record<string, Option>>

interface Option {
  readonly type: 'boolean' | 'string'
  readonly short?: string
  /** What its value is called in the help: `<name>`. */
  readonly value?: string
  /** The command cannot do without it. */
  readonly isRequired?: true
  /** The only values that it takes. */
  readonly oneOf?: readonly string[]
  readonly about: string
}

export type OptionValues = ReadonlyMap<string, string | true>

/** What a command has done: as lines for a person, and as the object that `--json` prints. */
interface Outcome {
  readonly lines: readonly string[]
  readonly data: object
  /** What was looked at is not as it should be: ends with 1, though there is a result. */
  readonly hasFaults?: boolean
}

/** What every command takes beside its own options. */
export const sharedOptions = {
  json: { type: 'boolean', about: 'Print the result, or what went wrong, as one line of JSON' },
  help: { type: 'boolean', short: 'h', about: 'Show what a command does and takes' },
} as const satisfies OptionTable
