import { refusal } from '../errors/json-api-error.ts'
import { suggestion } from '../errors/nearest-name.ts'
import { parseQueryString } from '../query/parse-query-string.ts'
import { exportFormats, type ExportFormatName } from './export-formats.ts'

const names = Object.keys(exportFormats)

/** Reads `format=csv` of an export's query string. Throws PARAM_MISSING or BAD_REQUEST. */
export function parseFormat(text: string): ExportFormatName {
  const parameter = parseQueryString(text).find(({ base }) => base === 'format')
  const takes = `An export takes ${names.map((name) => `format=${name}`).join(', ')}`
  if (parameter === undefined) throw refusal('PARAM_MISSING', { detail: `${takes}.` })
  const { name, value } = parameter
  if (name === 'format' && isFormat(value)) return value
  const detail = `${takes}, not ${name}=${value}.${suggestion(value, names)}`
  throw refusal('BAD_REQUEST', { detail, source: { parameter: name } })
}

function isFormat(name: string): name is ExportFormatName {
  return Object.hasOwn(exportFormats, name)
}
