import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCohort } from './run-cohort.ts'
import { useStateFolder } from './use-state-folder.ts'

const state = useStateFolder()
const cohort = (line: string, more = {}) => runCohort(line.split(' '), undefined, { ...state(), ...more })

describe('cohort keys', () => {
  test('cannot be listed before there is one', async () => {
    const ending = await cohort('keys list')
    expect(ending).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'There is no key yet: the first start of the service makes one.\n',
    })
  })

  test('rotate makes the key that signs, list shows it before the former one, and no private half is shown', async () => {
    const rotated = await cohort('keys rotate --json')
    const { kid } = JSON.parse(rotated.stdout)
    const { stdout } = await cohort('keys list')
    expect(stdout).toMatch(
      new RegExp(String.raw`^KEY +MADE +STATE\n${kid} +\S+ +signs\n\S+ +\S+ +retired \S+\n$`),
    )
    const listed = await cohort('keys list --json')
    expect(Object.keys(JSON.parse(listed.stdout).keys[0])).toEqual(['kid', 'created_at', 'retired_at'])
  })

  test('cannot be rotated where they are given from outside', async () => {
    const ending = await cohort('keys rotate', { COHORT_SIGNING_KEY: '-----BEGIN PRIVATE KEY-----' })
    expect(ending).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ending.stderr).toContain('put a new key in front of the former one there')
  })

  test('cannot be listed from a file that others can read', async () => {
    const file = join(state().COHORT_STATE_FOLDER, 'signing-keys.json')
    await chmod(file, 0o644)
    const ending = await cohort('keys list')
    expect(ending).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ending.stderr).toContain(`chmod 600 ${file}`)
    await chmod(file, 0o600)
  })
})
