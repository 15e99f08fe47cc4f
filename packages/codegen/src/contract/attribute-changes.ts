import { breaking, factChange, harmless, namesChanges, ruleChange, type Change } from './change.ts'
import type { AttributeContract } from './contract.ts'

/** What differs in an attribute. A rule that became stricter breaks only who may write it. */
export function attributeChanges(
  name: string,
  former: AttributeContract,
  current: AttributeContract,
): readonly Change[] {
  const isWritten = [former, current].every(
    ({ can = [] }) => can.includes('create') || can.includes('update'),
  )
  return [
    ...factChange(`The kind of ${name}`, former.kind, current.kind),
    ...nullChanges(name, former, current, isWritten),
    ...ruleChange(`${name} is required`, former.required ?? false, current.required ?? false),
    ...uniqueChange(name, former.unique, current.unique),
    ...namesChanges(former.can ?? [], current.can ?? [], (ability) => `The ability to ${ability} by ${name}`),
    ...Object.entries(limits).flatMap(([word, isTighter]) =>
      limitChange(name, word, { former, current, isTighter, isWritten }),
    ),
    ...enumChanges(name, former, current, isWritten),
    ...patternChange(name, former, current),
    ...otherWordsOf(former, current).flatMap((word) =>
      factChange(`The ${word} of ${name}`, former.schema[word], current.schema[word]),
    ),
  ]
}

/** An attribute that is new: who creates without it fails when it is required. */
export function addedAttribute(name: string, { required = false }: AttributeContract): Change {
  return required ? breaking(`${name} was added, and is required.`) : harmless(`${name} was added.`)
}

/** What reads it may meet a null that was never there; what writes one may be refused. */
function nullChanges(
  name: string,
  former: AttributeContract,
  current: AttributeContract,
  isWritten: boolean,
): readonly Change[] {
  if (former.nullable === current.nullable) return []
  if (current.nullable) return [breaking(`${name} may be null now.`)]
  return [isWritten ? breaking(`${name} may not be null any more.`) : harmless(`${name} is never null now.`)]
}

/** Values that differ by case alone are the same to a stricter rule. */
function uniqueChange(
  name: string,
  former: boolean | string = false,
  current: boolean | string = false,
): readonly Change[] {
  const [wasUnique, isUnique] = [former !== false, current !== false]
  return wasUnique && isUnique
    ? ruleChange(`${name} is unique without regard to case`, former !== true, current !== true)
    : ruleChange(`${name} is unique`, wasUnique, isUnique)
}

/** The words of JSON Schema that bound a value, and whether another bound lets fewer through. */
const limits = {
  minLength: isHigher,
  maxLength: isLower,
  minimum: isHigher,
  maximum: isLower,
} as const satisfies Record<string, (former: number, current: number) => boolean>

function isHigher(former: number, current: number): boolean {
  return current > former
}

function isLower(former: number, current: number): boolean {
  return current < former
}

interface Limit {
  readonly former: AttributeContract
  readonly current: AttributeContract
  readonly isTighter: (former: number, current: number) => boolean
  readonly isWritten: boolean
}

function limitChange(
  name: string,
  word: string,
  { former, current, isTighter, isWritten }: Limit,
): readonly Change[] {
  const [one, other] = [former.schema[word], current.schema[word]]
  if (one === other) return []
  const sentence = `The ${word} of ${name} was ${told(one)} and is ${told(other)}.`
  const tightens = typeof other === 'number' && (typeof one !== 'number' || isTighter(one, other))
  return [tightens && isWritten ? breaking(sentence) : harmless(sentence)]
}

function told(limit: unknown): string {
  return limit === undefined ? 'none' : JSON.stringify(limit)
}

/** Whether another pattern lets fewer through nobody can tell; none lets all through. */
function patternChange(
  name: string,
  former: AttributeContract,
  current: AttributeContract,
): readonly Change[] {
  if (current.schema['pattern'] === undefined && former.schema['pattern'] !== undefined)
    return [harmless(`${name} has no pattern any more.`)]
  return factChange(`The pattern of ${name}`, former.schema['pattern'], current.schema['pattern'])
}

/** Words that are told by themselves above, or promise nothing. What is left must stay as it is: no word is passed over. */
const toldApart: ReadonlySet<string> = new Set([
  ...Object.keys(limits),
  'type',
  'enum',
  'pattern',
  'title',
  'description',
  'examples',
])

function otherWordsOf(...attributes: readonly AttributeContract[]): readonly string[] {
  const words = new Set(attributes.flatMap(({ schema }) => Object.keys(schema)))
  return [...words].filter((word) => !toldApart.has(word))
}

/** A value that is gone is refused; one that came is answered to who does not know it, which clients must bear. */
function enumChanges(
  name: string,
  former: AttributeContract,
  current: AttributeContract,
  isWritten: boolean,
): readonly Change[] {
  const [before, after] = [valuesOf(former), valuesOf(current)]
  if (before.length === 0 && after.length > 0)
    return [
      isWritten
        ? breaking(`${name} takes only some values now.`)
        : harmless(`${name} has only some values now.`),
    ]
  if (after.length === 0 && before.length > 0) return [harmless(`${name} takes any value now.`)]
  return namesChanges(before, after, (value) => `The value ${value} of ${name}`)
}

function valuesOf({ schema }: AttributeContract): readonly string[] {
  return Array.isArray(schema['enum']) ? schema['enum'].map(String) : []
}
