/** The query language alone: for the data layer and for clients, without bodies and documents. */
export { groupingsOf, parseGrouping, periods, type Grouping, type Period } from './query/parse-grouping.ts'
export { isZoneName } from './query/zone-name.ts'
export { parseQueryString } from './query/parse-query-string.ts'
export {
  familiesByRequest,
  parseReadQuery,
  type LinkageOf,
  type RequestKind,
} from './query/parse-read-query.ts'
export { sortKeysOf, sortNamesOf } from './query/parse-sort.ts'
export { filterNames } from './query/print-filter-key.ts'
export { printReadQuery } from './query/print-read-query.ts'
export { sentName, typesIn } from './query/types-in.ts'
export {
  pageSize,
  type Fieldset,
  type Filter,
  type FilterField,
  type FilterOperand,
  type FilterValue,
  type Include,
  type IncludeNode,
  type Page,
  type ReadQuery,
  type SortTerm,
} from './query/read-query.ts'
export type { Linkage, Linked, Place, Row, Shown, Span } from './query/read-result.ts'
