/** Words that people write in capitals. */
const capitals = new Set(['id', 'url'])

/** A name of the wire as people read it: `reference_origin` is "Reference origin", `updated_at` "Updated". */
export function labelOf(name: string): string {
  const words = name.replace(/_at$/, '').split('_')
  const text = words.map((word) => (capitals.has(word) ? word.toUpperCase() : word)).join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** One of a type: `customer_groups` is "Customer group", `companies` "Company". */
export function singularOf(type: string): string {
  return labelOf(type)
    .replace(/ies$/, 'y')
    .replace(/(?<!s)s$/, '')
}

/** The label inside a sentence: "customer groups", but "ID". */
export function inSentence(label: string): string {
  return /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)
}

const numbers = new Intl.NumberFormat('en')

/** A number with its thousands parted: "12,345". */
export function numberText(value: number): string {
  return numbers.format(value)
}
