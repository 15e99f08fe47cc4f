import type { Resource } from '@cohort/schema'
import { exportFormats } from '../export/export-formats.ts'
import { answerHeaders } from './headers.ts'
import { exportParameters } from './parameters.ts'
import { refusedWith } from './refusals.ts'
import type { Part } from './schemas.ts'

const text = { type: 'string' } as const

/** An export of a list, which is beside the API, at the root of the service. */
export function exportPath(resource: Resource): Part {
  const { type } = resource
  const formats = Object.values(exportFormats).map(({ mediaType }) => [
    mediaType.split(';', 1).join(),
    { schema: text },
  ])
  const whole = {
    description: 'All rows, as they are read. One that breaks off is not whole.',
    headers: {
      ...answerHeaders,
      'X-Total-Count': {
        description: 'How many rows come. A log is not counted.',
        schema: { type: 'integer' },
      },
      'Content-Disposition': { description: 'A name for the file.', schema: text },
    },
    content: Object.fromEntries(formats),
  }
  return {
    servers: [{ url: '/' }],
    get: {
      operationId: `export_${type}`,
      summary: `Export ${type}`,
      tags: [type],
      parameters: exportParameters(resource),
      responses: { '200': whole, ...refusedWith([]) },
    },
  }
}
