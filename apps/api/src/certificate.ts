import { watchFile, unwatchFile } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Server } from 'node:https'
import { createSecureContext } from 'node:tls'

/** Where a certificate with its chain is, and its key, both in PEM. */
export interface CertificateFiles {
  readonly certificate: string
  readonly key: string
  /** How often it is looked whether they are new, in milliseconds. */
  readonly intervalMs?: number
}

const standardIntervalMs = 30_000

/** Reads both. Throws a sentence when one of them cannot be read, or when they do not belong together. */
export async function readCertificate({ certificate, key }: CertificateFiles) {
  try {
    const pair = { cert: await readFile(certificate), key: await readFile(key) }
    createSecureContext(pair)
    return pair
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`COHORT_TLS_CERTIFICATE and COHORT_TLS_KEY cannot be used: ${reason}`, { cause: error })
  }
}

/** Serves a renewed certificate from when it is there, without a restart. Half of a renewal is waited out. */
export function renewCertificate(server: Server, files: CertificateFiles, signal: AbortSignal): void {
  const renew = () => {
    readCertificate(files).then(
      (pair) => server.setSecureContext(pair),
      // The former one is served on: the other file is about to come.
      () => {},
    )
  }
  const paths = [files.certificate, files.key]
  for (const path of paths) {
    watchFile(path, { interval: files.intervalMs ?? standardIntervalMs, persistent: false }, renew)
  }
  signal.addEventListener('abort', () => {
    for (const path of paths) unwatchFile(path, renew)
  })
}
