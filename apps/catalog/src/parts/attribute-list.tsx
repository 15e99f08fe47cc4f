import type { Field } from '../describe/fields.ts'
import { FullMoment, Value } from './value.tsx'

interface AttributeListProps {
  readonly fields: readonly Field[]
  readonly attributes: Readonly<Record<string, unknown>>
}

/** The attributes of a record, each with what its declaration says about it. */
export function AttributeList({ fields, attributes }: AttributeListProps) {
  return (
    <dl className="attributes">
      {fields.map((field) => (
        <div key={field.name} className="attribute">
          <dt>
            {field.label}
            {field.help === undefined ? null : <span className="field-help">{field.help}</span>}
          </dt>
          <dd>
            <AttributeValue field={field} value={attributes[field.name]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function AttributeValue({ field, value }: { readonly field: Field; readonly value: unknown }) {
  if (field.kind === 'time' && typeof value === 'string') return <FullMoment time={value} />
  return <Value kind={field.kind} value={value} isIdentifier={field.isIdentifier} />
}
