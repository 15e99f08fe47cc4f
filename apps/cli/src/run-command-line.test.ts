import { describe, expect, test } from 'vitest'
import type { Command } from './command.ts'
import { runCommandLine } from './run-command-line.ts'

const count: Command = {
  name: 'count',
  summary: 'Count to a number',
  about: 'Counts from one.',
  options: { to: { type: 'string', short: 't', value: '<number>', about: 'Where to stop' } },
  run: async (options) => {
    const to = Number(options.get('to'))
    if (Number.isNaN(to)) throw new Error('That is no number.')
    const numbers = Array.from({ length: to }, (_, index) => index + 1)
    return { lines: numbers.map((number) => `${number}!`), data: { numbers } }
  },
}

const run = (...args: string[]) => runCommandLine(args, [count])

describe('a command', () => {
  test('that is done answers with its lines', async () => {
    expect(await run('count', '--to', '2')).toEqual({ exitCode: 0, stdout: '1!\n2!\n', stderr: '' })
  })

  test('can answer as JSON', async () => {
    expect(await run('count', '--to', '2', '--json')).toEqual({
      exitCode: 0,
      stdout: '{"numbers":[1,2]}\n',
      stderr: '',
    })
  })

  test('that fails says why in a sentence, without a stack', async () => {
    expect(await run('count', '--to=x')).toEqual({ exitCode: 1, stdout: '', stderr: 'That is no number.\n' })
    expect(await run('count', '--to=x', '--json')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: '{"error":"That is no number."}\n',
    })
  })

  test('that cannot be understood ends with another code', async () => {
    expect(await run('cuont')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'There is no command "cuont". Did you mean "count"?\nSee `cohort --help`.\n',
    })
  })

  test('tells what it is for', async () => {
    expect((await run('help', 'count')).stdout).toBe(`Count to a number.

Usage: cohort count [options]

Counts from one.

Options:
  -t, --to <number>  Where to stop
      --json         Print the result, or what went wrong, as one line of JSON
  -h, --help         Show what a command does and takes

Ends with 0 when it is done, 1 when it failed or refused, 2 when the command line is wrong.
`)
  })

  test('is in the list of all', async () => {
    expect((await run('--help')).stdout).toContain('Commands:\n  count  Count to a number\n')
  })
})
