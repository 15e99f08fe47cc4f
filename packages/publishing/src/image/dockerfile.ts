import { DockerfileParser, Env, From, ModifiableInstruction, type Instruction } from 'dockerfile-ast'

/** What a stage does to its file system, and how what is in it is run, in the order of the file. */
export type Step =
  | { readonly keyword: 'RUN'; readonly command: string }
  | { readonly keyword: 'COPY'; readonly from: string | undefined; readonly paths: readonly string[] }
  | { readonly keyword: 'ENV'; readonly values: Readonly<Record<string, string>> }
  | { readonly keyword: 'WORKDIR' | 'USER' | 'EXPOSE' | 'STOPSIGNAL'; readonly value: string }
  | { readonly keyword: 'CMD' | 'HEALTHCHECK'; readonly command: readonly string[] }

export interface Stage {
  /** An image, or the name of a stage before. */
  readonly from: string
  readonly name: string | null
  readonly steps: readonly Step[]
}

/** Reads a Dockerfile. Throws at what it does not know how to do, so that nothing in the file goes untried. */
export function parseDockerfile(text: string): readonly Stage[] {
  const stages: { from: string; name: string | null; steps: Step[] }[] = []
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction instanceof From) {
      stages.push({ from: instruction.getImage() ?? '', name: instruction.getBuildStage(), steps: [] })
    } else {
      stages.at(-1)?.steps.push(stepOf(instruction))
    }
  }
  return stages
}

function stepOf(instruction: Instruction): Step {
  const keyword = instruction.getKeyword()
  const flags = flagsOf(instruction)
  const rest = instruction.getArgumentsContent() ?? ''
  switch (keyword) {
    case 'RUN':
      // A cache mount is where a builder keeps what was downloaded; without an engine that is the store of this machine.
      return { keyword, command: only(rest, flags, ['mount']) }
    case 'COPY':
      return { keyword, from: flags.get('from'), paths: only(rest, flags, ['from']).split(/\s+/) }
    case 'ENV':
      return { keyword, values: valuesOf(instruction) }
    case 'WORKDIR':
    case 'USER':
    case 'EXPOSE':
    case 'STOPSIGNAL':
      return { keyword, value: only(rest, flags, []) }
    case 'CMD':
      return { keyword, command: argumentsIn(only(rest, flags, [])) }
    case 'HEALTHCHECK': {
      const command = only(rest, flags, ['interval', 'timeout', 'start-period'])
      return { keyword, command: argumentsIn(command.replace(/^CMD\s+/, '')) }
    }
    default:
      throw new Error(`The test does not know how to do ${keyword}.`)
  }
}

function flagsOf(instruction: Instruction): ReadonlyMap<string, string> {
  const flags = instruction instanceof ModifiableInstruction ? instruction.getFlags() : []
  return new Map(flags.map((flag) => [flag.getName(), flag.getValue() ?? '']))
}

function only(rest: string, flags: ReadonlyMap<string, string>, known: readonly string[]): string {
  const unknown = [...flags.keys()].filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Error(`The test does not know the flags ${unknown.join(', ')} of ${rest}`)
  return rest
}

function valuesOf(instruction: Instruction): Readonly<Record<string, string>> {
  const properties = instruction instanceof Env ? instruction.getProperties() : []
  return Object.fromEntries(properties.map((property) => [property.getName(), property.getValue() ?? '']))
}

/** The exec form alone: a shell in front of a program keeps signals from it. */
function argumentsIn(text: string): readonly string[] {
  const parsed: unknown = JSON.parse(text)
  if (!Array.isArray(parsed)) throw new Error(`This is not the exec form: ${text}`)
  return parsed.map(String)
}
