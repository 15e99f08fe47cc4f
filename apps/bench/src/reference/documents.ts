/**
 * Documents of the reference, written by hand for the requests of the bench and for nothing else: what JavaScript can do
 * at best. They have the bytes of the service's own, which a test compares.
 */

/** A row as the driver hands it over: timestamps and JSON are text. */
export interface GroupRow {
  readonly id: string
  readonly name: string
  readonly code: string | null
  readonly created_at: string
  readonly updated_at: string
  readonly reference: string | null
  readonly reference_origin: string | null
  readonly metadata: string
}

export interface CustomerRow {
  readonly id: string
  readonly email: string
  readonly status: string
  readonly has_password: boolean
  readonly total_orders_count: number
  readonly shopper_reference: string | null
  readonly profile_id: string | null
  readonly tax_exemption_code: string | null
  readonly created_at: string
  readonly updated_at: string
  readonly reference: string | null
  readonly reference_origin: string | null
  readonly metadata: string
}

/** What stands in every document: where it is, and whose. */
export interface Around {
  /** The address that links begin with, `/api` included. */
  readonly base: string
  readonly organization: string
  readonly traceId: string
}

export interface PageOfList {
  /** The query without its page number, as links write it; empty, or ending in `&`. */
  readonly before: string
  readonly size: number
  readonly recordCount: number
}

/** The document of one group. */
export function groupDocument(row: GroupRow, around: Around): string {
  return `{"data":${groupObject(row, around, undefined)},"links":{"self":"${around.base}/customer_groups/${row.id}"}}`
}

/** The first page of a list; with the members of each group, in the order of the rows, where they are included. */
export function listDocument(
  rows: readonly GroupRow[],
  members: ReadonlyMap<string, readonly CustomerRow[]> | undefined,
  page: PageOfList,
  around: Around,
): string {
  let data = ''
  let included = ''
  for (const row of rows) {
    const linkage = members === undefined ? undefined : (members.get(row.id) ?? [])
    data += (data === '' ? '' : ',') + groupObject(row, around, linkage)
    for (const customer of linkage ?? []) {
      included += (included === '' ? '' : ',') + customerObject(customer, around)
    }
  }
  const include = members === undefined ? '' : `"included":[${included}],`
  return `{"data":[${data}],${include}${metaAndLinks(page, around)}}`
}

function metaAndLinks({ before, size, recordCount }: PageOfList, { base }: Around): string {
  const pageCount = Math.ceil(recordCount / size)
  const list = `${base}/customer_groups?${before}`
  const of = (number: number) =>
    `"${list}${number === 1 ? '' : `page%5Bnumber%5D=${number}&`}page%5Bsize%5D=${size}"`
  const next = pageCount > 1 ? of(2) : 'null'
  return `"meta":{"record_count":${recordCount},"page_count":${pageCount}},"links":{"self":${of(1)},"first":${of(1)},"prev":null,"next":${next},"last":${of(Math.max(pageCount, 1))}}`
}

function groupObject(row: GroupRow, around: Around, members: readonly CustomerRow[] | undefined): string {
  const self = `${around.base}/customer_groups/${row.id}`
  const attributes = `"name":${JSON.stringify(row.name)},"code":${textOrNull(row.code)},${common(row)}`
  const relationships = [
    relationship(self, 'customers', members),
    relationship(self, 'markets', undefined),
    relationship(self, 'attachments', undefined),
    relationship(self, 'versions', undefined),
    relationship(self, 'event_stores', undefined),
  ].join(',')
  return `{"id":"${row.id}","type":"customer_groups","links":{"self":"${self}"},"attributes":{${attributes}},"relationships":{${relationships}},${meta(around)}}`
}

function customerObject(row: CustomerRow, around: Around): string {
  const self = `${around.base}/customers/${row.id}`
  const attributes = `"email":${JSON.stringify(row.email)},"status":"${row.status}","has_password":${row.has_password},"total_orders_count":${row.total_orders_count},"shopper_reference":${textOrNull(row.shopper_reference)},"profile_id":${textOrNull(row.profile_id)},"tax_exemption_code":${textOrNull(row.tax_exemption_code)},${common(row)}`
  const relationships = [
    relationship(self, 'customer_group', undefined),
    relationship(self, 'attachments', undefined),
    relationship(self, 'versions', undefined),
    relationship(self, 'event_stores', undefined),
  ].join(',')
  return `{"id":"${row.id}","type":"customers","links":{"self":"${self}"},"attributes":{${attributes}},"relationships":{${relationships}},${meta(around)}}`
}

function common(row: GroupRow | CustomerRow): string {
  return `"created_at":"${wireTime(row.created_at)}","updated_at":"${wireTime(row.updated_at)}","reference":${textOrNull(row.reference)},"reference_origin":${textOrNull(row.reference_origin)},"metadata":${row.metadata}`
}

function relationship(self: string, name: string, members: readonly CustomerRow[] | undefined): string {
  const data =
    members === undefined
      ? ''
      : `,"data":[${members.map(({ id }) => `{"type":"customers","id":"${id}"}`).join(',')}]`
  return `"${name}":{"links":{"self":"${self}/relationships/${name}","related":"${self}/${name}"}${data}}`
}

function meta({ organization, traceId }: Around): string {
  return `"meta":{"mode":"test","organization_id":"${organization}","trace_id":"${traceId}"}`
}

function textOrNull(text: string | null): string {
  return text === null ? 'null' : JSON.stringify(text)
}

/** `2026-01-01 00:00:01.5+00` → `2026-01-01T00:00:01.500Z` */
function wireTime(text: string): string {
  const fraction = text.slice(20, -3).padEnd(3, '0')
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`
}
