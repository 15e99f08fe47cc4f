import { mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { Client } from 'pg'
import { describe, expect, it } from 'vitest'

import { askServer } from './queries.fixture.ts'
import { startEmbeddedPostgres, type EmbeddedPostgresOptions } from './start-embedded-postgres.ts'
import { makeTemporaryFolder, processesNaming, removeAfterTest } from './temporary-folders.fixture.ts'

const isRoot = process.getuid?.() === 0

describe('a start', () => {
  it('makes a database in an empty folder and keeps its data for the next start', async () => {
    const folder = join(await makeTemporaryFolder(), 'project', '.cohort')
    const lines: string[] = []
    const first = await start({ folder, report: (line) => lines.push(line) })
    expect(first.isFresh).toBe(true)
    expect(lines).toEqual([`Preparing PostgreSQL 18 in ${folder} (first start only)…`])
    await askServer(first.url, 'create table kept as select 42 as answer')
    await first.stop()

    const second = await start({ folder, report: (line) => lines.push(line) })
    expect(second.isFresh).toBe(false)
    expect(lines).toHaveLength(1)
    expect(await askServer(second.url, 'select answer from kept')).toBe('42')
    await second.stop()
  })

  it('gives a server that behaves alike on every platform and that only its owner can reach', async () => {
    const folder = await makeTemporaryFolder()
    const server = await start({ folder })
    const shown = [
      'server_version_num',
      'server_encoding',
      'data_checksums',
      'ssl',
      'timezone',
      'listen_addresses',
      'unix_socket_directories',
    ]
    const values = await Promise.all(shown.map((name) => askServer(server.url, `show ${name}`)))
    expect(values).toEqual(['180004', 'UTF8', 'on', 'off', 'UTC', '', folder])
    const locale = "select concat(datlocprovider, ' ', datlocale) from pg_database where datname = 'postgres'"
    expect(await askServer(server.url, locale)).toBe('b C.UTF-8')
    expect(await askServer(server.url, "select upper('äöüéñ')")).toBe('ÄÖÜÉÑ')
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    await server.stop()
  })

  it('takes settings on top of its own', async () => {
    const server = await start({
      folder: await makeTemporaryFolder(),
      settings: { work_mem: '7MB', jit: 'on' },
    })
    expect(await askServer(server.url, 'show work_mem')).toBe('7MB')
    expect(await askServer(server.url, 'show jit')).toBe('on')
    await server.stop()
  })

  it('connects by its parts as by its URL', async () => {
    const server = await start({ folder: await makeTemporaryFolder() })
    const who = "select current_user || ' ' || current_database()"
    expect(await askServer(server.connection, who)).toBe('cohort postgres')
    expect(await askServer(server.url, who)).toBe('cohort postgres')
    await server.stop()
  })

  it.each(['a b', "it's", 'ünïcode %20 100%', 'comma, "quoted"', 'back\\slash', `${'long/'.repeat(25)}end`])(
    'works in a folder called %s',
    async (name) => {
      const folder = join(await makeTemporaryFolder(), name)
      const server = await start({ folder })
      if (server.connection.host !== folder) removeAfterTest(server.connection.host)
      expect(await askServer(server.connection, 'select 1')).toBe('1')
      expect(await askServer(server.url, 'select 1')).toBe('1')
      await server.stop()
      expect(await readdir('/tmp')).not.toContain(server.connection.host.replace('/tmp/', ''))
    },
  )

  it('goes on where the folder is a link to another', async () => {
    const parent = await makeTemporaryFolder()
    await mkdir(join(parent, 'real'))
    await symlink(join(parent, 'real'), join(parent, 'link'))
    const server = await start({ folder: join(parent, 'link') })
    expect(server.dataFolder).toBe(join(parent, 'real', 'postgres'))
    await expect(start({ folder: join(parent, 'real') })).rejects.toThrow('already in use')
    await server.stop()
  })

  it('does not disturb the server of another folder', async () => {
    const parent = await makeTemporaryFolder()
    const [left, right] = await Promise.all([
      start({ folder: join(parent, 'left') }),
      start({ folder: join(parent, 'right') }),
    ])
    await askServer(left.url, 'create table only_left ()')
    expect(await askServer(right.url, "select to_regclass('only_left')")).toBe('null')
    await left.stop()
    expect(await askServer(right.url, 'select 1')).toBe('1')
    await right.stop()
  })

  it.runIf(isRoot)('drops from root to an unprivileged user', async () => {
    const server = await start({ folder: await makeTemporaryFolder() })
    const { uid } = await stat(server.dataFolder)
    expect(uid).toBe(65_534)
    // A child that was just forked is still called as its parent is.
    await expect.poll(() => processesNaming(server.dataFolder)).toHaveLength(1)
    const [pid] = await processesNaming(server.dataFolder)
    expect((await stat(`/proc/${pid}`)).uid).toBe(65_534)
    await server.stop()
  })
})

describe('a stop', () => {
  it('ends every process, also with clients in the middle of their work, and may be asked for again', async () => {
    const folder = await makeTemporaryFolder()
    const server = await start({ folder })
    const client = new Client(server.connection)
    client.on('error', () => {})
    await client.connect()
    await client.query('begin')
    const sleeping = client.query('select pg_sleep(600)').catch((error: unknown) => String(error))
    await expect.poll(() => processesNaming(server.dataFolder)).toHaveLength(1)
    await Promise.all([server.stop(), server.stop()])
    await server.stop()
    expect(await sleeping).toMatch(/terminating connection|Connection terminated/)
    expect(await processesNaming(folder)).toEqual([])
    await expect(askServer(server.url, 'select 1')).rejects.toThrow('ENOENT')
    expect(await readdir(server.dataFolder)).not.toContain('postmaster.pid')
  })
})

describe('a start is refused', () => {
  it('a second time in the same process', async () => {
    const folder = await makeTemporaryFolder()
    const server = await start({ folder })
    await expect(start({ folder })).rejects.toThrow(`already in use by process ${process.pid}`)
    expect(await askServer(server.url, 'select 1')).toBe('1')
    await server.stop()
  })

  it('on data of another major version', async () => {
    const folder = await makeTemporaryFolder()
    await mkdir(join(folder, 'postgres'))
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), '17\n')
    await expect(start({ folder })).rejects.toThrow(
      `${folder}/postgres was made by PostgreSQL 17, and this is PostgreSQL 18. Carry the data over`,
    )
  })

  it("with the server's own last lines when that does not start, and works again afterwards", async () => {
    const folder = await makeTemporaryFolder()
    await expect(start({ folder, settings: { shared_buffers: 'plenty' } })).rejects.toThrow(
      /PostgreSQL did not start:\n[^]*invalid value for parameter "shared_buffers": "plenty"[^]*\nAll of it: .*postgres\.log/,
    )
    const server = await start({ folder })
    await server.stop()
  })

  it("with initdb's own last lines when that fails, and leaves nothing that a later start trips over", async () => {
    const folder = await makeTemporaryFolder()
    const binaries = await makeTemporaryFolder()
    await writeFile(join(binaries, 'postgres'), '#!/bin/sh\necho "postgres (PostgreSQL) 18.4"', {
      mode: 0o755,
    })
    await writeFile(join(binaries, 'initdb'), '#!/bin/sh\necho "No space left on device" >&2\nexit 1', {
      mode: 0o755,
    })
    await expect(start({ folder, binaries })).rejects.toThrow('initdb ended with 1\nNo space left on device')
    const server = await start({ folder })
    expect(server.isFresh).toBe(true)
    expect((await readdir(folder)).filter((entry) => entry.startsWith('initialising-'))).toEqual([])
    await server.stop()
  })
})

function start(options: EmbeddedPostgresOptions) {
  return startEmbeddedPostgres({ ...options, settings: { fsync: 'off', ...options.settings } })
}
