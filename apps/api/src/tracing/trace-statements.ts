import type { AsyncLocalStorage } from 'node:async_hooks'
import { aroundStatements, type Database, type Statement } from '@cohort/db'
import { JsonApiError } from '@cohort/jsonapi'
import { SpanKind, SpanStatusCode, type Attributes, type Context, type Tracer } from '@opentelemetry/api'
import { statementSummary } from './statement-summary.ts'

/** A span for each statement of a request, named by what it does: `SELECT customer_groups`. Its text and its values are not told. */
export function traceStatements(
  database: Database,
  tracer: Tracer,
  active: AsyncLocalStorage<Context>,
): Database {
  return aroundStatements(database, async (statement, send) => {
    const parent = active.getStore()
    if (parent === undefined) return send()
    const { summary, attributes } = describe(statement)
    const span = tracer.startSpan(summary, { kind: SpanKind.CLIENT, attributes }, parent)
    try {
      return await send()
    } catch (error) {
      span.setAttribute('error.type', nameOf(error))
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  })
}

function describe({ name, text }: Statement): { readonly summary: string; readonly attributes: Attributes } {
  const { operation, table } = statementSummary(text)
  return {
    summary: table === undefined ? operation : `${operation} ${table}`,
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      ...(table !== undefined && { 'db.collection.name': table }),
      ...(name !== undefined && { 'cohort.statement': name }),
    },
  }
}

/** The code by which the error is published. Its message may repeat what a client has sent. */
function nameOf(error: unknown): string {
  if (error instanceof JsonApiError) return error.errors[0]?.code ?? error.name
  return error instanceof Error ? error.name : typeof error
}
