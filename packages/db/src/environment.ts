/** The environment that a request may see, as its token says: the first argument of everything that touches a table. */
export interface Environment {
  readonly id: number
  readonly organizationId: string
  readonly mode: 'test' | 'live'
}

/** Who makes a change, as the log keeps it. */
export interface Actor {
  readonly application: {
    readonly id: string
    readonly client_id: string
    readonly kind: string
    readonly public: boolean
    readonly confidential: boolean
  }
  readonly owner: null
}
