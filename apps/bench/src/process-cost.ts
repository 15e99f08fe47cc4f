import { readdir, readFile } from 'node:fs/promises'

/** Linux counts the time of processes in hundredths of a second, whatever its clock (getconf CLK_TCK). */
const msPerTick = 10

/** What a process has cost so far. */
export interface ProcessCost {
  /** Milliseconds of CPU. */
  readonly cpuMs: number
  /** MiB of memory that it holds now. */
  readonly memoryMiB: number
}

/** The cost of a process and of all that it has started, also of those that have ended. From /proc; zero elsewhere. */
export async function costOf(pid: number): Promise<ProcessCost> {
  const all = await Promise.all((await numbersIn('/proc')).map(statusOf))
  const found = all.filter((status) => status !== undefined)
  const own = found.filter((status) => status.pid === pid || status.parent === pid)
  const ended = found.find((status) => status.pid === pid)?.endedTicks ?? 0
  return {
    cpuMs: (own.reduce((sum, status) => sum + status.ticks, 0) + ended) * msPerTick,
    memoryMiB: (found.find((status) => status.pid === pid)?.pages ?? 0) / 256,
  }
}

export interface Status {
  readonly pid: number
  readonly parent: number
  readonly ticks: number
  /** Of its children that have ended. */
  readonly endedTicks: number
  readonly pages: number
}

async function numbersIn(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder).catch(() => [])
  return names.map(Number).filter((number) => number > 0)
}

async function statusOf(pid: number): Promise<Status | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : statusIn(text)
}

/** Reads proc_pid_stat(5). The name of the program, in parentheses, may hold anything. */
export function statusIn(text: string): Status {
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const field = (number: number) => fields[number - 3] ?? 0
  return {
    pid: Number.parseInt(text, 10),
    parent: field(4),
    ticks: field(14) + field(15),
    endedTicks: field(16) + field(17),
    pages: field(24),
  }
}
