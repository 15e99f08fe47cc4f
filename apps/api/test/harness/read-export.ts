import { askBeside, type BesideOptions } from './ask-beside.ts'
import type { ServiceUnderTest } from './use-service.ts'

/** Asks for an export, `/customers?format=csv`, whose answer is still to be read. */
export function askForExport(
  service: ServiceUnderTest,
  path: string,
  options: BesideOptions = {},
): Promise<globalThis.Response> {
  return askBeside(service, `/export${path}`, options)
}

/** The text of an export that must be there. */
export async function readExport(
  service: ServiceUnderTest,
  path: string,
  options: BesideOptions = {},
): Promise<string> {
  const response = await askForExport(service, path, options)
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`)
  return text
}
