export { attribute, can, type Ability, type Attribute, type AttributeOptions } from './define/attribute.ts'
export {
  belongsTo,
  belongsToAny,
  hasMany,
  hasManyAs,
  isToOne,
  type BelongsTo,
  type BelongsToAny,
  type HasMany,
  type HasManyAs,
  type Relationship,
  type ToMany,
  type ToOne,
} from './define/relationship.ts'
export { defineRegistry } from './define/define-registry.ts'
export type { Registry } from './define/registry.ts'
export {
  actions,
  defineResource,
  timeOfWrite,
  type Action,
  type Attributes,
  type CatalogView,
  type Log,
  type Paging,
  type Relationships,
  type Resource,
  type Trigger,
  type Triggers,
} from './define/resource.ts'
export { columnsOf, linkColumnsOf, storedColumnsOf, type Column } from './derive/columns.ts'
export { contractOf } from './derive/contract.ts'
export {
  filterJoins,
  filterNamesOf,
  filterStepsOf,
  plainKeysOf,
  type FilterJoin,
  type FilterName,
  type PathStep,
  type PlainKey,
} from './derive/filter-grammar.ts'
export { formsOf, jsonSchemaOf, type AttributesForm } from './derive/json-schema.ts'
export { escapeJsonKey, pathCharacters } from './derive/json-path.ts'
export { predicateWords } from './derive/predicate-words.ts'
export {
  predicates,
  predicatesFor,
  type FieldKind,
  type Operand,
  type Operator,
  type Predicate,
  type PredicateName,
} from './derive/predicates.ts'
export type {
  DocumentOf,
  RelationshipObject,
  ResourceIdentifier,
  ResourceObject,
} from './derive/document-types.ts'
export type { FilterInput, FilterInputOf, NoFilter } from './derive/filter-input.ts'
export type { FilterKey, FiltersOf, WrittenFilters } from './derive/filter-types.ts'
export type { SortKey } from './derive/sort-types.ts'
export type { TargetOf } from './derive/target-types.ts'
export type {
  AttributesOf,
  CreateInput,
  RelationshipName,
  RequiredLinkName,
  Simplify,
  UpdateInput,
} from './derive/types.ts'
export { isNullable, valueKindOf, withoutNull, type ValueKind } from './derive/value-kind.ts'
export { ownershipsOf, referencesTo, targetsOf, type Ownership, type Reference } from './derive/links.ts'
export * from './named-resources.ts'
export { callerRoles, may, type CallerRole } from './permissions.ts'
export { registry } from './registry.ts'
export {
  Code,
  historyRelationships,
  Name,
  sharedAttributes,
  sharedRelationships,
} from './resources/shared.ts'
export { Email } from './types/email.ts'
export { Metadata, metadataLimits } from './types/metadata.ts'
export { Nullable } from './types/nullable.ts'
export { PublicId, publicIdPattern } from './types/public-id.ts'
export { Url } from './types/url.ts'
export { parseTimestamp, Timestamp } from './types/timestamp.ts'
export { exactNumber, isExactNumber } from './types/raw-json.ts'
