import { describe, expect, test } from 'vitest'
import type { Command } from './command.ts'
import { parseArguments } from './parse-arguments.ts'
import { UsageError } from './usage-error.ts'

const migrate = makeCommand('migrate')
const create = makeCommand('keys create', {
  name: { type: 'string', short: 'n', value: '<name>', about: 'What the key is for' },
  'read-only': { type: 'boolean', about: 'Refuse writes' },
})
const list = makeCommand('keys list')
const commands = [migrate, create, list]

const parse = (line: string) => parseArguments(line.split(' ').filter(Boolean), commands)

const issue = makeCommand('issue', {
  to: { type: 'string', value: '<name>', isRequired: true, about: 'To whom' },
  by: { type: 'string', value: '<name>', isRequired: true, about: 'By whom' },
  mode: { type: 'string', value: '<mode>', oneOf: ['test', 'live'], about: 'Where' },
})

test.each([
  ['issue', '--to, --by are missing.'],
  ['issue --by me', '--to is missing.'],
  ['issue --to a --by b --mode lvie', '"--mode" takes one of test, live. Did you mean "live"?'],
])('a command cannot do without what it requires: %s', (line, message) => {
  const parsing = () => parseArguments(line.split(' '), [issue])
  expect(parsing).toThrow(new UsageError(message, 'issue'))
})

test('help needs nothing that a command requires', () => {
  expect(parseArguments(['issue', '--help'], [issue])).toEqual({ kind: 'help', command: issue })
})

describe('a command line', () => {
  test.each([
    ['migrate', migrate, {}],
    ['migrate --json', migrate, { json: true }],
    ['--json migrate', migrate, { json: true }],
    ['keys list', list, {}],
    ['keys create --name shop', create, { name: 'shop' }],
    ['keys create --name=shop --read-only', create, { name: 'shop', 'read-only': true }],
    ['keys create --name keys', create, { name: 'keys' }],
    ['keys create --name=-5', create, { name: '-5' }],
    ['keys create -n shop', create, { name: 'shop' }],
  ])('can be: %s', (line, command, options) => {
    expect(parse(line)).toEqual({ kind: 'run', command, options: new Map(Object.entries(options)) })
  })

  test.each([
    ['--help', undefined],
    ['-h', undefined],
    ['help', undefined],
    ['help --help', undefined],
    ['help migrate', migrate],
    ['migrate --help', migrate],
    ['--help migrate', migrate],
    ['help keys create', create],
    ['keys create -h --read-only', create],
  ])('can ask for help: %s', (line, command) => {
    expect(parse(line)).toEqual({ kind: 'help', command })
  })

  test.each([
    ['', 'Which command?\nSee `cohort --help`.'],
    ['--json', 'Which command?\nSee `cohort --help`.'],
    ['--version', 'There is no option "--version".\nSee `cohort --help`.'],
    ['migarte', 'There is no command "migarte". Did you mean "migrate"?\nSee `cohort --help`.'],
    ['constructor', 'There is no command "constructor".\nSee `cohort --help`.'],
    ['keys', 'There is no command "keys".\nSee `cohort --help`.'],
    ['keys lsit', 'There is no command "keys lsit". Did you mean "keys list"?\nSee `cohort --help`.'],
    ['help migarte', 'There is no command "migarte". Did you mean "migrate"?\nSee `cohort --help`.'],
    ['help migrate now', '"now" is one word too many.\nSee `cohort --help`.'],
    ['migrate now', '"now" is one word too many.\nSee `cohort migrate --help`.'],
    ['migrate -- --json', '"--json" is one word too many.\nSee `cohort migrate --help`.'],
    ['migrate migrate', '"migrate" is one word too many.\nSee `cohort migrate --help`.'],
    ['migrate --jsn', 'There is no option "--jsn". Did you mean "--json"?\nSee `cohort migrate --help`.'],
    ['migrate --toString', 'There is no option "--toString".\nSee `cohort migrate --help`.'],
    ['migrate --read-only', 'There is no option "--read-only".\nSee `cohort migrate --help`.'],
    ['migrate -x', 'There is no option "-x".\nSee `cohort migrate --help`.'],
    ['migrate --json=yes', '"--json" takes no value.\nSee `cohort migrate --help`.'],
    ['keys create --name', '"--name" needs a value.\nSee `cohort keys create --help`.'],
    ['keys create -n --', '"-n" needs a value.\nSee `cohort keys create --help`.'],
    ['keys create --name --json', '"--name" needs a value.\nSee `cohort keys create --help`.'],
  ])('cannot be: %s', (line, message) => {
    expect(() => parse(line)).toThrow(new UsageError(message.split('\n')[0] ?? '', commandIn(message)))
  })
})

function makeCommand(name: string, options: Command['options'] = {}): Command {
  return { name, summary: name, about: name, options, run: async () => ({ lines: [], data: {} }) }
}

function commandIn(message: string): string | undefined {
  return /`cohort (.+) --help`/.exec(message)?.[1]
}
