/**
 * Headers that keep the browser to our own scripts. Each response gets a nonce
 * for the inline scripts with which Remix hands data over; it is read from
 * `response.locals.cspNonce`. While developing, Vite's own inline scripts run too.
 */
import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'

export const nonceOf = (response: Response) => String(response.locals['cspNonce'])

const giveNonce: RequestHandler = (_request, response, next) => {
  response.locals['cspNonce'] = randomBytes(16).toString('base64')
  next()
}

export function secureHeaders(options: { dev: boolean }): RequestHandler[] {
  const policy = {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'"],
      scriptSrc: ["'self'", (_request: unknown, response: unknown) => `'nonce-${nonceOf(response as Response)}'`],
      // React Aria places popovers with style attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      fontSrc: ["'self'", 'data:'],
      workerSrc: ["'self'"],
    },
  }
  /** The camera reads the code of a solicitud at the door; nothing else of a machine is asked for. */
  const permissions: RequestHandler = (_request, response, next) => {
    response.setHeader('Permissions-Policy', 'camera=(self), microphone=(), geolocation=()')
    next()
  }
  return [giveNonce, permissions, helmet({
    contentSecurityPolicy: options.dev ? false : policy,
    crossOriginEmbedderPolicy: false,
    // A proxy in front decides on TLS; plain HTTP inside a hospital's network must keep working.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  })]
}
