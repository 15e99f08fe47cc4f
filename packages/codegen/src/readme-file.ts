import { registry } from '@cohort/schema'
import { dataModelPicture } from './data-model-picture.ts'

/** The part of README.md that is written here stands between these; the rest is written by people. */
const marks = { start: '<!-- generated: data model -->', end: '<!-- end -->' } as const

/** README.md with the data model as it is declared now. Throws when the file has no place for it. */
export function readmeFile(current: string): string {
  const start = current.indexOf(marks.start)
  const end = current.indexOf(marks.end, start)
  if (start === -1 || end === -1) {
    throw new Error(`README.md has no place for the data model: ${marks.start} … ${marks.end}`)
  }
  const before = current.slice(0, start + marks.start.length)
  return `${before}\n\n${dataModelPicture(registry)}\n\n${current.slice(end)}`
}
