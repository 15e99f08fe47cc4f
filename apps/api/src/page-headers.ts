import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** What the script of a page puts into it, beyond what comes from here. */
interface OwnStyles {
  /** Hashes of the texts of its style elements. */
  readonly elements: readonly string[]
  /** Whether elements have a `style` of their own. */
  readonly attributes: boolean
}

const none: OwnStyles = { elements: [], attributes: false }

/** What a page of ours may load: what comes from here, and no script and no style that stands in a page, but for `styles`. */
export function pageHeaders(styles: OwnStyles = none): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", ...styles.elements],
        ...(styles.attributes && { styleSrcAttr: ["'unsafe-inline'"] }),
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
