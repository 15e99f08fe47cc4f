import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * What a page of ours may load: what comes from here, and no script that stands in a page. Styles that a script makes are
 * for pages whose script cannot do without.
 */
export function pageHeaders({ makesStyles }: { readonly makesStyles: boolean }): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: makesStyles ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Said by whoever ends https, not by a service that speaks plain http.
    strictTransportSecurity: false,
  })
}
