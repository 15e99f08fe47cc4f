import type { Resource } from '@cohort/schema'
import type { Mode } from './organization.ts'
import { idOfStory, type Setting, type Story } from './story.ts'

/** The stories of one resource's records. */
interface Told {
  readonly resource: Resource
  readonly stories: readonly Story[]
}

/**
 * Finds the id of a record by any code or title that it ever had. Throws for a name that none had, or more than one.
 */
export function findIds(mode: Mode, told: readonly Told[]): Setting['idOf'] {
  const idsByName = Map.groupBy(
    told.flatMap(({ resource, stories }) =>
      stories.flatMap((story) => {
        const id = idOfStory(mode, resource, story)
        return [...namesOf(resource, story)].map((name) => ({ key: `${resource.type} ${name}`, id }))
      }),
    ),
    ({ key }) => key,
  )
  return (type, name) => {
    const [found, another] = idsByName.get(`${type} ${name}`) ?? []
    if (found === undefined || another !== undefined) {
      throw new Error(`${mode} has ${found ? 'several' : 'no'} ${type} named ${name}`)
    }
    return found.id
  }
}

function namesOf({ catalog }: Resource, { create, later = [] }: Story): ReadonlySet<string> {
  const states = [create, ...later.map((step) => ('update' in step ? step.update : {}))]
  const names = states.flatMap((values) => [values?.code, values?.[catalog.title]])
  return new Set(names.filter((name) => typeof name === 'string'))
}
