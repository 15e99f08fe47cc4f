/** A request that was thrown together: legal, nearly legal, or neither. */
export interface FuzzRequest {
  readonly method: string
  /** Below /api, with its query. */
  readonly path: string
  readonly as: string | null
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** Stands for the id of one of the records that are there when the request is sent: legal in a URL and in JSON. */
export function idOf(type: string, index: number): string {
  return `0id_${type}_${index}_`
}

/** The same with the ids themselves. */
export function withIds(request: FuzzRequest, find: (type: string, index: number) => string): FuzzRequest {
  const fill = (text: string) =>
    text.replaceAll(/0id_([a-z_]+)_(\d+)_/g, (_token, type: string, index: string) =>
      find(type, Number(index)),
    )
  return {
    ...request,
    path: fill(request.path),
    body: request.body === undefined ? undefined : fill(request.body),
  }
}

/** A curl that sends it to a service on this machine, for a shell to run as it stands. */
export function curlOf({ method, path, as, headers, body }: FuzzRequest): string {
  const lines = [
    ...(as === null ? [] : [`-H "Authorization: Bearer $COHORT_TOKEN"`]),
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-binary ${quoted(body)}`]),
  ]
  return [`curl -sS -g -i -X ${method} ${quoted(`http://localhost:3000/api${path}`)}`, ...lines].join(
    ' \\\n  ',
  )
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
