import type { RecordResult } from '@cohort/client'
import { registry, type Resource } from '@cohort/schema'
import { useMemo } from 'react'
import { exactAttributesFrom } from '../describe/exact-json.ts'
import { fieldsOf } from '../describe/fields.ts'
import { namedMembersOf } from '../describe/record-query.ts'
import { relationshipLinksOf } from '../describe/relationships.ts'
import { inSentence } from '../describe/words.ts'
import { AttributeList } from './attribute-list.tsx'
import { Card } from './card.tsx'
import { JsonTree } from './json-tree.tsx'
import { RelationshipList } from './relationship-list.tsx'

interface RecordBodyProps {
  readonly resource: Resource
  readonly result: RecordResult<Resource>
  /** The same record with the members of its to-manys; undefined while they load. */
  readonly members: RecordResult<Resource> | undefined
}

/** What a record has and where it leads: its attributes, its JSON as trees, its relationships. */
export function RecordBody({ resource, result, members }: RecordBodyProps) {
  const { record, included, exchange } = result
  const exact = useMemo(() => exactAttributesFrom(exchange.text), [exchange.text])
  const fields = fieldsOf(resource)
  const links = relationshipLinksOf(registry, resource, record, included)
  const named = members && namedMembersOf(registry, members.record, members.included)
  return (
    <div className="record-body">
      <div className="record-main">
        <Card title="Attributes">
          <AttributeList
            fields={fields.filter(({ kind }) => kind !== 'json')}
            attributes={record.attributes}
          />
        </Card>
        {fields
          .filter(({ kind }) => kind === 'json')
          .map(({ name, label, help }) => (
            <Card key={name} title={label} about={help}>
              <JsonValue label={label} value={exact[name]} />
            </Card>
          ))}
      </div>
      {links.length === 0 ? null : (
        <Card title="Relationships">
          <RelationshipList links={links} members={named} />
        </Card>
      )}
    </div>
  )
}

function JsonValue({ label, value }: { readonly label: string; readonly value: unknown }) {
  const isObject = typeof value === 'object' && value !== null
  if (isObject && Object.keys(value).length > 0) return <JsonTree value={value} />
  return <p className="card-empty">There is no {inSentence(label)}.</p>
}
