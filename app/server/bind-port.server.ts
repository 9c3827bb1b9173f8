/**
 * Takes our port before anything else is touched: whoever comes second finds out
 * here. Until `serve`, every request is answered 503 "starting".
 */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { StartFailure } from './start-failure.server.ts'

export type BoundPort = {
  http: Server
  port: number
  /** From now on requests go to the handler. */
  serve(handler: RequestListener): void
  /** Stops accepting, lets requests and sockets end for at most `withinMs`, then cuts them off. */
  drain(withinMs: number): Promise<void>
}

const answerStarting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '2' })
  response.end(JSON.stringify({ application: 'efiser', status: 'starting' }))
}

/** Whether an EFISER answers at that port: then the message says so. */
async function isEfiser(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://localhost:${port}/healthz`, { signal: AbortSignal.timeout(2000) })
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null && 'application' in body && body.application === 'efiser'
  } catch {
    return false
  }
}

async function explainListenFailure(error: NodeJS.ErrnoException, port: number, host: string | null): Promise<Error> {
  if (error.code === 'EADDRINUSE') {
    return new StartFailure('PORT_IN_USE', await isEfiser(port)
      ? `EFISER ya está en marcha en http://localhost:${port}. No se cambió nada.`
      : `El puerto ${port} está ocupado por otro programa. Elija otro, por ejemplo: PORT=${port + 1} npm start`)
  }
  if (error.code === 'EACCES') {
    return new StartFailure('PORT_IN_USE', `No hay permiso para usar el puerto ${port}. Elija uno mayor que 1023.`)
  }
  return new StartFailure('PORT_IN_USE', `No se puede escuchar en ${host ?? '*'}:${port}: ${error.message}`)
}

/** Listens on `port` (0: any free one). Throws StartFailure PORT_IN_USE. */
export function bindPort(port: number, host: string | null): Promise<BoundPort> {
  let handle = answerStarting
  const http = createServer((request, response) => { handle(request, response) })
  // Node itself cuts off requests only, not the sockets that a request was upgraded to.
  const connections = new Set<Socket>()
  http.on('connection', (connection) => {
    connections.add(connection)
    connection.once('close', () => { connections.delete(connection) })
  })
  return new Promise((resolve, reject) => {
    http.once('error', (error) => { void explainListenFailure(error, port, host).then(reject) })
    http.listen({ port, ...(host === null ? {} : { host }) }, () => {
      const address = http.address()
      resolve({
        http,
        port: typeof address === 'object' && address !== null ? address.port : port,
        serve: (handler) => { handle = handler },
        drain: (withinMs) => new Promise((done) => {
          const cutOff = setTimeout(() => {
            for (const connection of connections) connection.destroy()
          }, withinMs)
          http.close(() => {
            clearTimeout(cutOff)
            done()
          })
          http.closeIdleConnections()
        }),
      })
    })
  })
}
