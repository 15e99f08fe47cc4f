/** One kind of request, over and over. */
export interface Work {
  readonly title: string
  /** The request of a number, which is random: not always the same row. */
  readonly request: (number: number, links: KnownLinks) => WorkRequest
}

/** What a client has from an answer before. */
export interface KnownLinks {
  /** The path of the last page by cursor, 25 a page. */
  readonly lastPage: string
}

export interface WorkRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: string
}

const root = '/api/customer_groups'

/** Three letters that stand in a few of a hundred thousand names, which are hexadecimal digits. */
const rareText = (number: number) => (number % 4096).toString(16).padStart(3, '0').repeat(2)

/** The requests of PERFORMANCE, over the data of `largeDataStatements`. */
export const works = {
  retrieve: {
    title: 'retrieve',
    request: (number) => get(`${root}/group${String(ofTestEnvironment(number)).padStart(9, '0')}`),
  },
  list: { title: 'list of 25 with its counts', request: () => get(`${root}?page[size]=25`) },
  listByCode: {
    title: 'list filtered by code',
    request: (number) => get(`${root}?filter[q][code_eq]=code-${ofTestEnvironment(number)}&page[size]=25`),
  },
  listWithMembers: {
    title: 'list of 25 with include=customers',
    request: () => get(`${root}?include=customers&page[size]=25`),
  },
  create: {
    title: 'create with its event',
    request: (number) => ({
      method: 'POST',
      path: root,
      body: `{"data":{"type":"customer_groups","attributes":{"name":"Bench ${number}"}}}`,
    }),
  },
  lastPage: {
    title: 'last page by cursor',
    request: (_number, { lastPage }) => get(lastPage),
  },
  search: {
    title: 'name_i_cont',
    request: (number) => get(`${root}?filter[q][name_i_cont]=${rareText(number)}&page[size]=25`),
  },
} as const satisfies Record<string, Work>

function get(path: string): WorkRequest {
  return { method: 'GET', path }
}

/** Every twentieth row is of the live environment; this is the one before. */
function ofTestEnvironment(number: number): number {
  return number % 20 === 0 ? Math.max(number - 1, 1) : number
}
