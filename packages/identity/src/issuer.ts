type Environment = Readonly<Record<string, string | undefined>>

/**
 * Who issues tokens: PUBLIC_AUTH_URL, else PUBLIC_URL, else this machine. The service and the commands that issue tokens
 * for it must say the same.
 */
export function issuerOf({ PUBLIC_AUTH_URL, PUBLIC_URL, PORT }: Environment): string {
  const url = PUBLIC_AUTH_URL || PUBLIC_URL || `http://localhost:${PORT || '3000'}`
  return url.replace(/\/+$/, '')
}

/**
 * Whether clients can use a URL as issuer. The official ones derive from it where to send a token, and send it to their vendor
 * when it has a name and does not begin with `https://auth.`.
 */
export function isIssuer(url: string): boolean {
  if (!URL.canParse(url) || !/^https?:/.test(url)) return false
  const hasName = !/^(localhost|.+\.localhost|[\d.]+|\[.+\])$/.test(new URL(url).hostname)
  return !hasName || url.startsWith('https://auth.')
}
