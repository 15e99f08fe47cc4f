import type { AsyncLocalStorage } from 'node:async_hooks'
import {
  defaultTextMapGetter,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
  type Tracer,
} from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import type { Request, RequestHandler } from 'express'
import { answerFields, type AnswerFields } from '../answer-fields.ts'
import { noteOf } from '../answer-notes.ts'

const propagator = new W3CTraceContextPropagator()

/** A span for each request, named by its route: `GET /api/customer_groups/:id`. It goes on in the trace that `traceparent` names. */
export function traceRequests(tracer: Tracer, active: AsyncLocalStorage<Context>): RequestHandler {
  return (request, response, next) => {
    const parent = parentOf(request)
    const span = tracer.startSpan(request.method, { kind: SpanKind.SERVER }, parent)
    noteOf(response, { traceId: span.spanContext().traceId })
    response.on('close', () => endSpan(span, answerFields(request, response), request.protocol))
    active.run(trace.setSpan(parent, span), next)
  }
}

/** Of the header `tracestate`, which may hold anything, nothing is taken: no other service is asked that would want it. */
function parentOf({ headers: { traceparent } }: Request): Context {
  return propagator.extract(ROOT_CONTEXT, { traceparent }, defaultTextMapGetter)
}

function endSpan(span: Span, fields: AnswerFields, scheme: string): void {
  const { method, route, status } = fields
  span.updateName(`${method} ${route}`)
  span.setAttributes({ ...attributesOf(fields), 'url.scheme': scheme })
  if (status >= 500) {
    span.setAttribute('error.type', String(status))
    span.setStatus({ code: SpanStatusCode.ERROR })
  }
  span.end()
}

/** By OpenTelemetry's conventions, where they have a name for it. */
function attributesOf(fields: AnswerFields): Attributes {
  return {
    'http.request.method': fields.method,
    'http.route': fields.route,
    'http.response.status_code': fields.status,
    'cohort.request_id': fields.request_id,
    'cohort.resource_id': fields.resource_id,
    'cohort.organization': fields.organization,
    'cohort.environment': fields.environment,
    'cohort.application': fields.application,
  }
}
