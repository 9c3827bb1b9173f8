/**
 * The order in which a request passes through the server.
 */
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import type { Logger } from 'pino'
import { limitBody } from '#app/http/limit-body.server.ts'
import { requireSameOrigin } from '#app/http/same-origin.server.ts'
import { secureHeaders } from './security-headers.server.ts'

type WebAppParts = {
  dev: boolean
  log: Logger
  trustedProxies: string[]
  health: RequestHandler
  metrics: RequestHandler
  pages: RequestHandler[]
}

export function createWebApp({ dev, log, trustedProxies, health, metrics, pages }: WebAppParts): Express {
  const answerFailure: ErrorRequestHandler = (error, request, response, next) => {
    log.error({ err: error, method: request.method, path: request.path }, 'request failed')
    if (response.headersSent) {
      next(error)
      return
    }
    response.status(500).type('text/plain').send('Error interno. Inténtelo de nuevo en un momento.')
  }
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', trustedProxies)
  app.get('/healthz', health)
  app.get('/metrics', metrics)
  app.use(secureHeaders({ dev }))
  app.use(requireSameOrigin)
  app.use(limitBody)
  app.use(compression())
  app.use(pages)
  app.use(answerFailure)
  return app
}
