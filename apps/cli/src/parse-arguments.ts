import { parseArgs } from 'node:util'
import { sharedOptions, type Command, type OptionTable, type OptionValues } from './command.ts'
import { suggestion } from './suggestion.ts'
import { UsageError } from './usage-error.ts'

/** What a command line asks for: help, of one command or of all, or that a command be run. */
export type Invocation =
  | { readonly kind: 'help'; readonly command: Command | undefined }
  | { readonly kind: 'run'; readonly command: Command; readonly options: OptionValues }

/** Reads a command line, without `node` and the script. Throws a UsageError for whatever is not known or one too many. */
export function parseArguments(args: readonly string[], commands: readonly Command[]): Invocation {
  const words = args.filter((word) => !word.startsWith('-'))
  if (words[0] === 'help') return parseHelp(args, words.slice(1), commands)
  if (words.length === 0) {
    if (!parseOptions(args).has('help')) throw new UsageError('Which command?')
    return { kind: 'help', command: undefined }
  }
  const command = findCommand(words, commands)
  const options = parseOptions(without(args, wordsOf(command)), command)
  if (options.has('help')) return { kind: 'help', command }
  refuseMissing(command, options)
  return { kind: 'run', command, options }
}

function refuseMissing({ name, options }: Command, given: OptionValues): void {
  const required = Object.keys(options).filter((option) => options[option]?.isRequired === true)
  const missing = required.filter((option) => !given.has(option)).map((option) => `--${option}`)
  if (missing.length === 0) return
  throw new UsageError(`${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`, name)
}

/** `help`, `help migrate` */
function parseHelp(
  args: readonly string[],
  words: readonly string[],
  commands: readonly Command[],
): Invocation {
  const command = words.length === 0 ? undefined : findCommand(words, commands)
  parseOptions(without(args, ['help', ...wordsOf(command)]))
  return { kind: 'help', command }
}

/** The command that the words begin with, that of more words first. */
function findCommand(words: readonly string[], commands: readonly Command[]): Command {
  const [longest] = commands
    .filter((command) => wordsOf(command).every((word, index) => word === words[index]))
    .toSorted((left, right) => wordsOf(right).length - wordsOf(left).length)
  if (longest !== undefined) return longest
  const isGroup = commands.some(({ name }) => name.startsWith(`${words[0]} `))
  const typed = words.slice(0, isGroup ? 2 : 1).join(' ')
  const legal = ['help', ...commands.map(({ name }) => name)]
  throw new UsageError(`There is no command "${typed}".${suggestion(typed, legal)}`)
}

function wordsOf(command: Command | undefined): readonly string[] {
  return command === undefined ? [] : command.name.split(' ')
}

/** The arguments without the first occurrence of each word, which come in this order. */
function without(args: readonly string[], words: readonly string[]): readonly string[] {
  const left = [...words]
  return args.filter((argument) => {
    if (argument !== left[0]) return true
    left.shift()
    return false
  })
}

/** Strictness is our own: the messages of `parseArgs` speak of its configuration. */
function parseOptions(args: readonly string[], command?: Command): OptionValues {
  const table: OptionTable = { ...sharedOptions, ...command?.options }
  const { tokens } = parseArgs({ args: [...args], options: table, strict: false, tokens: true })
  const values = new Map<string, string | true>()
  for (const token of tokens) {
    if (token.kind === 'positional') {
      throw new UsageError(`"${token.value}" is one word too many.`, command?.name)
    }
    if (token.kind === 'option') values.set(token.name, optionValue(token, table, command))
  }
  return values
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}

function optionValue(
  { name, rawName, value, inlineValue }: OptionToken,
  table: OptionTable,
  command: Command | undefined,
): string | true {
  const option = Object.hasOwn(table, name) ? table[name] : undefined
  if (option === undefined) {
    const legal = Object.keys(table).map((known) => `--${known}`)
    throw new UsageError(`There is no option "${rawName}".${suggestion(rawName, legal)}`, command?.name)
  }
  if (option.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`"${rawName}" takes no value.`, command?.name)
    return true
  }
  const isForgotten = value === undefined || (inlineValue === false && value.startsWith('-'))
  if (isForgotten) throw new UsageError(`"${rawName}" needs a value.`, command?.name)
  if (option.oneOf?.includes(value) === false) {
    const told = `"${rawName}" takes one of ${option.oneOf.join(', ')}.${suggestion(value, option.oneOf)}`
    throw new UsageError(told, command?.name)
  }
  return value
}
