import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout } from 'node:timers/promises'
import type { Context } from '@opentelemetry/api'
import { ExportResultCode } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
  type Resource,
} from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type SpanExporter,
} from '@opentelemetry/sdk-trace'
import type { Logger } from 'pino'
import { errorFields } from '../error-fields.ts'
import { traceRequests } from './trace-requests.ts'
import { traceStatements } from './trace-statements.ts'
import type { Tracing } from './tracing.ts'

/** So long a collector has to take a batch, in milliseconds: the last batch is sent while the process ends. */
const exportTimeoutMs = 2_000

/** Sends spans in batches by OTLP over HTTP. Where to, and with which headers, OTEL_EXPORTER_OTLP_* say. */
export function startTracing(share: number, log: Logger): Tracing {
  const exporter = telling(new OTLPTraceExporter({ timeoutMillis: exportTimeoutMs }), log)
  const provider = new TracerProvider({
    resource: resourceOf(),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: exportTimeoutMs })],
  })
  const tracer = provider.getTracer('cohort')
  const active = new AsyncLocalStorage<Context>()
  return {
    traceRequests: traceRequests(tracer, active),
    traceStatements: (database) => traceStatements(database, tracer, active),
    // What the exporter says of its failure has been told.
    stop: () => Promise.race([provider.shutdown().catch(() => {}), setTimeout(exportTimeoutMs)]),
  }
}

/** Called `cohort`, unless OTEL_SERVICE_NAME or OTEL_RESOURCE_ATTRIBUTES say otherwise. */
function resourceOf(): Resource {
  const ours = resourceFromAttributes({ 'service.name': 'cohort' })
  return defaultResource()
    .merge(ours)
    .merge(detectResources({ detectors: [serviceInstanceIdDetector, envDetector] }))
}

/** The exporter, of which the log tells when it begins to fail, and when it no longer does. */
function telling(exporter: SpanExporter, log: Logger): SpanExporter {
  let isFailing = false
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const hasFailed = result.code === ExportResultCode.FAILED
        if (hasFailed && !isFailing) log.warn({ err: errorFields(result.error) }, 'traces are not taken')
        if (!hasFailed && isFailing) log.warn('traces are taken again')
        isFailing = hasFailed
        done(result)
      }),
    shutdown: () => exporter.shutdown(),
  }
}
