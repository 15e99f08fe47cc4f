import type { Registry, Resource } from '@cohort/schema'
import { exportColumnsOf } from '../export/export-columns.ts'
import { exportFormats, type ExportFormat } from '../export/export-formats.ts'
import { rowOf } from './examples.ts'
import { answerHeaders } from './headers.ts'
import { exportParameters } from './parameters.ts'
import { refusedWith } from './refusals.ts'
import { object, type Part } from './schemas.ts'

const text = { type: 'string' } as const

/** An export of a list, which is beside the API, at the root of the service. */
export function exportPath(registry: Registry, resource: Resource): Part {
  const { type } = resource
  const formats = Object.values(exportFormats).map((format) => {
    const mediaType = format.mediaType.split(';', 1).join()
    const example = exampleIn(format, registry, resource)
    return [
      mediaType,
      mediaType === 'application/json' ? rowsOf(resource, example) : { schema: text, example },
    ]
  })
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

/** An export of one row, written by what writes them in earnest. */
function exampleIn({ head, row, end }: ExportFormat, registry: Registry, resource: Resource): string {
  const columns = exportColumnsOf(registry, resource, [])
  return head(columns) + row(resource.type, columns, rowOf(resource)) + end
}

/** JSON is described as what it says, and not as text. */
function rowsOf({ type }: Resource, example: string): Part {
  const row = { ...object({ id: text, type: { const: type } }), additionalProperties: true }
  return { schema: { type: 'array', items: row }, example: JSON.parse(example) }
}
