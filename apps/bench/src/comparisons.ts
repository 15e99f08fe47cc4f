import { works, type Work } from './works.ts'

/** Two works whose requests per second are divided by each other. */
export interface Comparison {
  readonly title: string
  readonly work: Work
  /** The same work of the reference, or another of the service. */
  readonly against: 'reference' | Work
  /** The least ratio that is accepted, and the one to reach. */
  readonly floor: number
  readonly goal: number
}

export const comparisons: readonly Comparison[] = [
  toReference(works.retrieve, 0.8, 1),
  toReference(works.list, 0.8, 1),
  toReference(works.listByCode, 0.8, 1),
  toReference(works.listWithMembers, 0.75, 0.95),
  toReference(works.create, 0.8, 0.95),
  toOther(works.lastPage, works.list, 0.85, 1),
  toOther(works.search, works.listByCode, 1 / 3, 1),
]

/** What a request may not cost more of, however many rows there are. */
export const growingWorks: readonly Work[] = [works.retrieve, works.list, works.create]

function toReference(work: Work, floor: number, goal: number): Comparison {
  return { title: `${work.title}, to the reference`, work, against: 'reference', floor, goal }
}

function toOther(work: Work, other: Work, floor: number, goal: number): Comparison {
  return { title: `${work.title}, to ${other.title}`, work, against: other, floor, goal }
}
