/** What is said of a statement beside its tests. */
export interface Exception {
  /** The service does otherwise, or the statement speaks of what the service does not have. */
  readonly state: 'departs' | 'not applicable'
  readonly why: string
  /** The document that says more, from docs/. */
  readonly link?: string
}

const atomic = {
  state: 'not applicable',
  why: 'Atomic operations, the only extension meant, are not offered yet.',
} as const
const later = {
  state: 'not applicable',
  why: 'Every request is done before it is answered; nothing is accepted for later.',
} as const
const clientIds = {
  state: 'not applicable',
  why: 'Ids are made by the service; one that a client chose is refused (CR-05).',
  link: 'decisions/0020-ids.md',
} as const
const noJsonApiObject = { state: 'not applicable', why: 'No answer has a `jsonapi` object.' } as const
const plainLinks = {
  state: 'not applicable',
  why: 'Link objects have `href` and `type`, never `rel` or `hreflang`; any other member is a fault in every HTTP test.',
} as const

/** Statements of JSON:API that are not held as they stand, and why. A departure is tested like anything else; what does not apply needs no test. */
export const jsonApiExceptions: Readonly<Record<string, Exception>> = {
  'CN-03': atomic,
  'CN-10': atomic,
  'CN-05': {
    state: 'not applicable',
    why: 'There is one profile and no extension, so an answer never has two; several in a request are read one by one.',
  },
  'CN-20': { state: 'not applicable', why: 'No extension or profile is of our own invention.' },
  'TL-12': {
    state: 'departs',
    why: 'The OpenAPI document is at /openapi.json; documents do not repeat its address, because existing clients know none.',
    link: 'decisions/0048-departures.md',
  },
  'RO-07': {
    state: 'not applicable',
    why: 'A document creates one resource, so nothing else in it can be named by a `lid`.',
  },
  'RL-11': {
    state: 'not applicable',
    why: 'No relationship has data of its own: a membership is a foreign key.',
  },
  'LI-04': plainLinks,
  'LI-05': plainLinks,
  'LI-06': plainLinks,
  'JO-01': noJsonApiObject,
  'JO-02': noJsonApiObject,
  'MN-07': atomic,
  'MN-09': {
    state: 'departs',
    why: 'Names are snake_case, as existing clients of the dialect send and expect them.',
    link: 'decisions/0048-departures.md',
  },
  'CR-06': clientIds,
  'CR-10': later,
  'CR-11': clientIds,
  'CR-13': clientIds,
  'CR-16': {
    state: 'departs',
    why: '405 with `Allow`: the route itself has no such method, and an answer to it would differ from that of every other route.',
    link: 'decisions/0048-departures.md',
  },
  'UP-06': { state: 'not applicable', why: 'Every to-many that can be written can be replaced whole.' },
  'UP-08': later,
  'UP-10': {
    state: 'departs',
    why: 'A read-only attribute answers 400, as the dialect does, and a type that is only read 405 with `Allow`; a read-only relationship 403.',
    link: 'decisions/0048-departures.md',
  },
  'UP-14': {
    state: 'departs',
    why: 'A value that is taken answers 422 `taken`, as the dialect does; other conflicts 409.',
    link: 'decisions/0048-departures.md',
  },
  'UR-11': {
    state: 'not applicable',
    why: 'Linkage never changes in other ways than was asked.',
  },
  'UR-12': later,
  'DE-02': later,
  'DE-04': {
    state: 'departs',
    why: 'A delete that would leave something pointing nowhere answers 423 LOCKED, as the dialect does.',
    link: 'decisions/0048-departures.md',
  },
  'HT-07': { state: 'not applicable', why: 'Every client sends PATCH; no method is hidden in a header.' },
  'QP-10': atomic,
  'ER-09': {
    state: 'departs',
    why: 'A missing attribute or relationship is pointed at by its own name, so that a message stands beside its field; all other pointers exist.',
    link: 'decisions/0003-pointer-at-missing-attribute.md',
  },
  'ER-06': {
    state: 'departs',
    why: 'Titles are one for each code, except VALIDATION_ERROR: there the title is the sentence of the rule, as the dialect has it.',
    link: 'decisions/0048-departures.md',
  },
  'ER-11': {
    state: 'not applicable',
    why: 'The only such links are the pages of the cursor profile at jsonapi.org, not ours to serve.',
  },
  'RC-04': later,
  'SI-07': {
    state: 'departs',
    why: 'A request that answers no document, as DELETE, refuses `include` as any parameter that it cannot process (QP-06).',
    link: 'decisions/0048-departures.md',
  },
}

/** The same for bad input. */
export const badInputExceptions: Readonly<Record<string, Exception>> = {
  M8: {
    state: 'not applicable',
    why: 'Nothing is promised, so nothing can be broken: PostgreSQL keeps keys in an order of its own.',
  },
  U3: {
    state: 'departs',
    why: 'An address of more than 8 KiB answers 414 before any id is looked at; all others 404.',
    link: 'decisions/0036-long-addresses.md',
  },
}
