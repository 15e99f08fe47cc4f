import { expect, it } from 'vitest'

import { lastLines, programEnvironment, runProgram } from './run-program.ts'

const node = process.execPath

it('a program gives what it printed', async () => {
  expect(await runProgram(node, ['-p', '1 + 1'], undefined)).toBe('2\n')
})

it('a failure carries the last lines that the program itself printed', async () => {
  const script =
    'for (let i = 1; i < 20; i += 1) console.log(i); console.error("no space left"); process.exitCode = 7'
  await expect(runProgram(node, ['-e', script], undefined)).rejects.toThrow(
    /^node ended with 7\n13\n14\n15\n16\n17\n18\n19\nno space left$/,
  )
})

it('a program that is not there is named', async () => {
  await expect(runProgram('/nowhere/initdb', [], undefined)).rejects.toThrow(/^initdb .*ENOENT/)
})

it('empty lines are no last lines', () => {
  expect(lastLines('one\n\ntwo\r\n \nthree\n', 2)).toEqual(['two', 'three'])
})

it("the caller's PG and LC variables do not reach a program", () => {
  process.env['PGDATA'] = '/elsewhere'
  try {
    expect(programEnvironment()).toMatchObject({ LC_ALL: 'C', PATH: process.env['PATH'] })
    expect(programEnvironment()).not.toHaveProperty('PGDATA')
  } finally {
    delete process.env['PGDATA']
  }
})
