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
    return await answerTo(args, commands)
  } catch (error) {
    const isUsage = error instanceof UsageError
    const sentence = isUsage ? error.message : failureSentence(error)
    const stderr = args.includes('--json') ? JSON.stringify({ error: sentence }) : sentence
    return { exitCode: isUsage ? 2 : 1, stdout: '', stderr: `${stderr}\n` }
  }
}

async function answerTo(args: readonly string[], commands: readonly Command[]): Promise<Ending> {
  const invocation = parseArguments(args, commands)
  if (invocation.kind === 'help') {
    const { command } = invocation
    const text = command === undefined ? overviewText(commands) : commandText(command)
    return { exitCode: 0, stdout: `${text}\n`, stderr: '' }
  }
  const { command, options } = invocation
  const { lines, data, hasFaults = false } = await command.run(options)
  const stdout = `${options.has('json') ? JSON.stringify(data) : lines.join('\n')}\n`
  return { exitCode: hasFaults ? 1 : 0, stdout, stderr: '' }
}
