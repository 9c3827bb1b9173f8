/**
 * The server of the bench, in a process of its own: the product's sockets and
 * writer on an HTTP server without pages. Started by bench-saves.ts.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pino from 'pino'
import { attachLive } from '#app/live/attach-live.server.ts'
import { openContentKeys } from '#app/keys/content-keys.server.ts'
import { createSealedPapers } from '#app/sealed-paper/sealed-papers.server.ts'
import { startNodeClock } from '#app/server/node-clock.server.ts'
import { openDatabase } from '#db/client.ts'

const [appUrl, givenKeysRoot] = process.argv.slice(2)
if (appUrl === undefined) throw new Error('usage: bench-server.ts APP_URL [KEYS_ROOT]')

const database = openDatabase({ url: appUrl, max: 10 })
const clock = await startNodeClock(database)
const http = createServer()
const log = pino({ level: 'warn' }, pino.destination(2))
const keysRoot = givenKeysRoot ?? mkdtempSync(path.join(tmpdir(), 'efiser-bench-keys-'))
if (givenKeysRoot === undefined) process.on('exit', () => { rmSync(keysRoot, { recursive: true, force: true }) })
const keys = await openContentKeys({ keysRoot, masterKeyFile: path.join(keysRoot, 'master.key') })
const live = attachLive(http, { database, clock, log, papers: createSealedPapers({ database, log, keys }) })
http.listen(0, '127.0.0.1', () => process.send?.({ port: (http.address() as AddressInfo).port }))

process.on('message', (message) => {
  if (message === 'stats') process.send?.({ stats: live.stats() })
})
process.on('disconnect', () => { process.exit(0) })
