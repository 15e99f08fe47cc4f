import type { Command } from './command.ts'
import { failureSentence } from './failure-sentence.ts'
import { commandText, overviewText } from './help.ts'
import { parseArguments } from './parse-arguments.ts'
import { UsageError } from './usage-error.ts'

/** What a process says and ends with. */
export interface Ending {
  readonly exitCode: 0 | 1 | 2
  readonly stdout: string
  readonly stderr: string
}

/** Does what a command line asks for, and never throws: what goes wrong is told on stderr. */
export async function runCommandLine(args: readonly string[], commands: readonly Command[]): Promise<Ending> {
  try {
    return { exitCode: 0, stdout: await answerTo(args, commands), stderr: '' }
  } catch (error) {
    const isUsage = error instanceof UsageError
    const sentence = isUsage ? error.message : failureSentence(error)
    const stderr = args.includes('--json') ? JSON.stringify({ error: sentence }) : sentence
    return { exitCode: isUsage ? 2 : 1, stdout: '', stderr: `${stderr}\n` }
  }
}

async function answerTo(args: readonly string[], commands: readonly Command[]): Promise<string> {
  const invocation = parseArguments(args, commands)
  if (invocation.kind === 'help') {
    const { command } = invocation
    return `${command === undefined ? overviewText(commands) : commandText(command)}\n`
  }
  const { command, options } = invocation
  const { lines, data } = await command.run(options)
  return `${options.has('json') ? JSON.stringify(data) : lines.join('\n')}\n`
}
