import { chmod, copyFile, cp, mkdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, matchesGlob, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '../root.ts'
import { runIn } from '../run.ts'
import { parseDockerfile, type Stage, type Step } from './dockerfile.ts'
import { wayToRegistry } from '../way-to-registry.ts'

/** What an engine would have made: a file system, and how its program is run. */
export interface Image {
  /** The name of the image that the last stage begins with. */
  readonly base: string
  /** Where its `/` is on this machine. */
  readonly folder: string
  /** Where its working folder is on this machine. */
  readonly workdir: string
  readonly environment: Readonly<Record<string, string>>
  readonly user: string
  readonly stopSignal: string
  readonly command: readonly string[]
  readonly healthcheck: readonly string[]
}

interface Built {
  readonly base: string
  readonly folder: string
  workdir: string
  environment: Readonly<Record<string, string>>
  /** What USER and STOPSIGNAL, and what CMD and HEALTHCHECK say. */
  readonly told: Map<Step['keyword'], string>
  readonly commands: Map<Step['keyword'], readonly string[]>
}

const repository = fileURLToPath(root)

/** Does every step of the Dockerfile in folders of this machine, as whoever runs the test. Only the base image is not there: its Node is ours. */
export async function buildImage(folder: string): Promise<Image> {
  const stages = parseDockerfile(await readFile(new URL('Dockerfile', root), 'utf8'))
  await mkdir(join(folder, 'bin'))
  await copyFile(process.execPath, join(folder, 'bin/node'))
  const built = new Map<string, Built>()
  for (const [index, stage] of stages.entries()) {
    built.set(stage.name ?? 'last', await buildStage(stage, join(folder, `stage-${index}`), built))
  }
  const last = built.get('last')
  if (last === undefined) throw new Error('The last stage is the image, and has no name.')
  const { told, commands, base, folder: ofImage, workdir, environment } = last
  return {
    base,
    folder: ofImage,
    workdir,
    environment: { PATH: join(folder, 'bin'), ...environment },
    user: String(told.get('USER')),
    stopSignal: String(told.get('STOPSIGNAL')),
    command: commands.get('CMD') ?? [],
    healthcheck: commands.get('HEALTHCHECK') ?? [],
  }
}

async function buildStage(stage: Stage, folder: string, before: ReadonlyMap<string, Built>): Promise<Built> {
  const parent = before.get(stage.from)
  await mkdir(folder)
  if (parent !== undefined) await copy(parent.folder, folder)
  const built: Built = {
    base: parent?.base ?? stage.from,
    folder,
    workdir: parent === undefined ? folder : join(folder, relative(parent.folder, parent.workdir)),
    environment: parent?.environment ?? {},
    told: new Map(),
    commands: new Map(),
  }
  for (const step of stage.steps) await doStep(step, built, before)
  return built
}

async function doStep(step: Step, built: Built, before: ReadonlyMap<string, Built>): Promise<void> {
  switch (step.keyword) {
    case 'RUN':
      return runStep(step.command, built)
    case 'COPY':
      return copyStep(step.paths, step.from === undefined ? undefined : before.get(step.from), built)
    case 'ENV':
      built.environment = { ...built.environment, ...placed(step.values, built.folder) }
      return undefined
    case 'WORKDIR':
      built.workdir = join(built.folder, step.value)
      await mkdir(built.workdir, { recursive: true })
      return undefined
    case 'CMD':
    case 'HEALTHCHECK':
      built.commands.set(step.keyword, step.command)
      return undefined
    default:
      built.told.set(step.keyword, step.value)
  }
}

/** Folders of the image are folders of the test. */
function placed(values: Readonly<Record<string, string>>, folder: string) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.replace(/^(?=\/)/, folder)]),
  )
}

async function runStep(command: string, { workdir, environment }: Built): Promise<void> {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()]
  // Who is not root cannot give a file away, and the program runs as who runs the test.
  const own = uid === 0 ? command : command.replaceAll('1000:1000', `${uid}:${gid}`)
  const path = `${dirname(process.execPath)}:${process.env['PATH']}`
  const { code, stdout, stderr } = await runIn(workdir, 'sh', ['-ec', own], {
    ...wayToRegistry(),
    ...environment,
    PATH: path,
    HOME: process.env['HOME'] ?? '',
  })
  if (code !== 0) throw new Error(`RUN ${command} failed:\n${stdout}${stderr}`)
}

/** Of a folder its contents are copied; a file goes into the target where that is a folder. */
async function copyStep(
  paths: readonly string[],
  from: Built | undefined,
  { workdir }: Built,
): Promise<void> {
  const target = paths.at(-1) ?? ''
  for (const path of paths.slice(0, -1)) {
    const source = join(from?.folder ?? repository, path)
    const isFolder = (await stat(source)).isDirectory()
    await copy(
      source,
      join(workdir, target, isFolder ? '' : basename(path)),
      from === undefined ? await ignored() : [],
    )
  }
}

async function ignored(): Promise<readonly string[]> {
  const lines = (await readFile(new URL('.dockerignore', root), 'utf8')).split('\n')
  const patterns = lines.filter((line) => line !== '' && !line.startsWith('#'))
  const exceptions = patterns.filter((pattern) => pattern.startsWith('!'))
  if (exceptions.length > 0) throw new Error(`The test does not know exceptions: ${exceptions.join(', ')}`)
  return patterns
}

async function copy(source: string, target: string, without: readonly string[] = []): Promise<void> {
  const isTaken = (path: string) =>
    !without.some((pattern) => matchesGlob(relative(repository, path), pattern))
  await cp(source, target, { recursive: true, verbatimSymlinks: true, filter: isTaken })
  // Everybody may read what is in an image.
  await chmod(target, (await stat(target)).isDirectory() ? 0o755 : 0o644)
}
