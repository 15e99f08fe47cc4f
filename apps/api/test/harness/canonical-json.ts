type Source = { readonly source?: string }

/** A JSON text in the one spelling of its value: names in order, every number by all of its digits. */
export function canonicalJson(text: string): string {
  return printed(JSON.parse(text, withSource))
}

/** What a member of an answer holds, in its one spelling; undefined where it has none. */
export function memberIn(text: string, path: readonly string[]): string | undefined {
  let place: unknown = JSON.parse(text, withSource)
  for (const name of path) {
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, name)) return undefined
    place = Object.entries(place).find(([known]) => known === name)?.[1]
  }
  return printed(place)
}

/** A number as its text says it. */
class Decimal {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

function withSource(_key: string, value: unknown, context?: Source): unknown {
  return typeof value === 'number' && context?.source !== undefined
    ? new Decimal(decimal(context.source))
    : value
}

/** `1.50e3` is `15e2`: the digits without zeros around them, and the power of ten. */
function decimal(source: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source) ?? []
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  if (significant === '') return '0'
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`
}

function printed(value: unknown): string {
  if (value instanceof Decimal) return value.text
  if (Array.isArray(value)) return `[${value.map(printed).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).toSorted(([one], [two]) => (one < two ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${printed(member)}`).join(',')}}`
}
