/** Clients and validators of others that bring no types: what the tests use of them. */

declare module 'devour-client' {
  interface Answer {
    // Its records have whatever the service sends.
    readonly data: ReturnType<typeof JSON.parse>
    readonly meta: unknown
  }

  export interface DevourClient {
    define(name: string, attributes: object): void
    find(name: string, id: string, query?: object): Promise<Answer>
    findAll(name: string, query?: object): Promise<Answer>
    create(name: string, record: object): Promise<Answer>
    update(name: string, record: object): Promise<Answer>
    destroy(name: string, id: string): Promise<Answer>
  }

  const JsonApi: new (options: { apiUrl: string; bearer: string; logger: boolean }) => DevourClient
  export default JsonApi
}

declare module 'jsonapi-validator' {
  export class Validator {
    constructor(schema?: object)
    /** Throws an error whose `errors` say what is wrong. */
    validate(document: unknown): void
  }
}
