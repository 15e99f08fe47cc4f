import type { Resource } from '@cohort/schema'
import { fieldsOf } from '../describe/fields.ts'
import { Card } from './card.tsx'
import { Skeleton } from './skeleton.tsx'

/** A record's page of the final shape, while the record loads. */
export function RecordSkeleton({ resource }: { readonly resource: Resource }) {
  const relationships = Object.keys(resource.relationships)
  const fields = fieldsOf(resource).filter(({ kind }) => kind !== 'json')
  return (
    <div className="record-body">
      <output className="sr-only">Loading</output>
      <div className="record-main">
        <Card title="Attributes">
          <dl className="attributes" aria-hidden="true">
            {fields.map(({ name, label, help }, row) => (
              <div key={name} className="attribute">
                <dt>
                  {label}
                  {help === undefined ? null : <span className="field-help">{help}</span>}
                </dt>
                <dd>
                  <Skeleton seed={row} />
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
      {relationships.length === 0 ? null : (
        <Card title="Relationships">
          <ul className="relationships" aria-hidden="true">
            {relationships.map((name, row) => (
              <li key={name}>
                <Skeleton seed={row} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}
