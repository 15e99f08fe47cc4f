import { isExactNumber } from '@cohort/schema'

/** A JSON object as a tree that can be folded. Numbers show every digit of their text. */
export function JsonTree({ value }: { readonly value: object }) {
  return (
    <ul className="tree">
      {Object.entries(value).map(([key, inner]) => (
        <li key={key}>
          <Branch name={key} value={inner} />
        </li>
      ))}
    </ul>
  )
}

function Branch({ name, value }: { readonly name: string; readonly value: unknown }) {
  if (typeof value !== 'object' || value === null || isExactNumber(value) || isEmpty(value)) {
    return (
      <span className="tree-leaf">
        <span className="tree-key">{name}</span>
        <span dir="auto" className="tree-value" data-kind={value === null ? 'null' : typeof value}>
          {typeof value === 'string' ? value : JSON.stringify(value)}
        </span>
      </span>
    )
  }
  return (
    <details open>
      <summary>
        <span className="tree-key">{name}</span>
        <span className="text-muted">{countWords(value)}</span>
      </summary>
      <JsonTree value={value} />
    </details>
  )
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0
}

function countWords(value: object): string {
  const count = Object.keys(value).length
  const noun = Array.isArray(value) ? 'item' : 'key'
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
