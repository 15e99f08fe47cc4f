import { registerHooks } from 'node:module'

// For `--import`: tells at the end of a process how many modules of OpenTelemetry it has loaded, beside its interface, which prom-client asks for.
const ofTheSdk = /\/@opentelemetry\/(?!api\/)/
let loaded = 0
registerHooks({
  load(url, context, next) {
    if (ofTheSdk.test(url)) loaded += 1
    return next(url, context)
  },
})
process.on('exit', () => console.log(`loaded ${loaded} of OpenTelemetry`))
