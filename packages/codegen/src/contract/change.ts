/** One difference of two contracts, as a sentence. Breaking: a client that kept to the former contract may fail. */
export interface Change {
  readonly isBreaking: boolean
  readonly sentence: string
}

export function breaking(sentence: string): Change {
  return { isBreaking: true, sentence }
}

export function harmless(sentence: string): Change {
  return { isBreaking: false, sentence }
}

/** What has gone from a set of names, which breaks, and what has come, which does not. */
export function namesChanges(
  before: readonly string[],
  after: readonly string[],
  told: (name: string) => string,
): readonly Change[] {
  const [gone, come] = [
    before.filter((name) => !after.includes(name)),
    after.filter((name) => !before.includes(name)),
  ]
  return [
    ...gone.map((name) => breaking(`${told(name)} was removed.`)),
    ...come.map((name) => harmless(`${told(name)} was added.`)),
  ]
}

/** The same of named members, and what differs in those that stayed. */
export function membersChanges<Value>(
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
  told: (name: string) => string,
  changesOf: (name: string, former: Value, current: Value) => readonly Change[],
): readonly Change[] {
  const stayed = Object.entries(before).flatMap(([name, former]) => {
    const current = after[name]
    return current === undefined ? [] : changesOf(name, former, current)
  })
  return [...namesChanges(Object.keys(before), Object.keys(after), told), ...stayed]
}

/** Lists of names by name, as the predicates of each kind: what has gone from each, and what has come. */
export function listsChanges(
  before: Readonly<Record<string, readonly string[]>>,
  after: Readonly<Record<string, readonly string[]>>,
  told: (name: string) => string,
  toldMember: (member: string, name: string) => string,
): readonly Change[] {
  return membersChanges(before, after, told, (name, former, current) =>
    namesChanges(former, current, (member) => toldMember(member, name)),
  )
}

/** A rule that clients must keep to: new, it refuses what passed. */
export function ruleChange(rule: string, former: boolean, current: boolean): readonly Change[] {
  if (former === current) return []
  return [current ? breaking(`${rule} now.`) : harmless(`${rule} no more.`)]
}

/** A fact that must stay as it is. */
export function factChange(told: string, former: unknown, current: unknown): readonly Change[] {
  const [one, other] = [JSON.stringify(former), JSON.stringify(current)]
  return one === other ? [] : [breaking(`${told} was ${one ?? 'not there'} and is ${other ?? 'not there'}.`)]
}
