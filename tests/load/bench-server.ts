/**
 * The server of the bench, in a process of its own: the product's sockets and
 * writer on an HTTP server without pages. Started by bench-saves.ts.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { attachLive } from '#app/live/attach-live.server.ts'
import { startNodeClock } from '#app/server/node-clock.server.ts'
import { openDatabase } from '#db/client.ts'

const [appUrl] = process.argv.slice(2)
if (appUrl === undefined) throw new Error('usage: bench-server.ts APP_URL')

const database = openDatabase({ url: appUrl, max: 10 })
const clock = await startNodeClock(database)
const http = createServer()
const live = attachLive(http, { database, clock, log: pino({ level: 'warn' }, pino.destination(2)) })
http.listen(0, '127.0.0.1', () => process.send?.({ port: (http.address() as AddressInfo).port }))

process.on('message', (message) => {
  if (message === 'stats') process.send?.({ stats: live.stats() })
})
process.on('disconnect', () => { process.exit(0) })
