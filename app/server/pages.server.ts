/**
 * The Remix side of the server: from build/ when serving, through Vite's
 * middleware with hot reload on our own port while developing. What has state
 * reaches loaders and actions through the load context only.
 */
import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express, { type RequestHandler } from 'express'
import type { Services } from '#app/services.server.ts'
import { nonceOf } from './security-headers.server.ts'
import { StartFailure } from './start-failure.server.ts'

const BUILD = path.resolve(import.meta.dirname, '..', '..', 'build')

export type Pages = { handlers: RequestHandler[], close(): Promise<void> }

const handleWith = (build: ServerBuild | (() => Promise<ServerBuild>), mode: string, services: Services) =>
  createRequestHandler({
    build,
    mode,
    getLoadContext: (request, response) => ({
      services, cspNonce: nonceOf(response), clientAddress: request.ip ?? 'unknown',
    }),
  })

/** Serves what the build made; assets carry their hash in their name and never change. */
export async function serveBuild(services: Services): Promise<Pages> {
  const entry = path.join(BUILD, 'server', 'index.js')
  if (!existsSync(entry)) throw new StartFailure('NOT_BUILT', 'Falta build/: arranque con «npm start», que lo construye.')
  const build = await import(pathToFileURL(entry).href) as ServerBuild
  const client = path.join(BUILD, 'client')
  return {
    handlers: [
      express.static(client, {
        index: false,
        setHeaders: (response, file) => {
          const hashed = file.startsWith(path.join(client, 'assets') + path.sep)
          // A worker that is kept for an hour would start the exam of another build.
          const other = path.basename(file) === 'examen-sw.js' ? 'no-cache' : 'public, max-age=3600'
          response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : other)
        },
      }),
      handleWith(build, 'production', services),
    ],
    close: () => Promise.resolve(),
  }
}

/** Vite in middleware mode; its hot-reload socket shares `http` with everything else. */
export async function serveSources(services: Services, http: Server): Promise<Pages> {
  const { createServer } = await import('vite')
  const ours = process.listeners('SIGTERM')
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server: http } }, appType: 'custom' })
  // Vite would exit the process on SIGTERM, in the middle of our drain.
  for (const listener of process.listeners('SIGTERM')) {
    if (!ours.includes(listener)) process.off('SIGTERM', listener)
  }
  const load = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<unknown> as Promise<ServerBuild>
  return {
    handlers: [vite.middlewares, handleWith(load, 'development', services)],
    close: () => vite.close(),
  }
}
