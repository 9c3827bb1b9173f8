/**
 * The real live layer over a real database, shared by schedules that run side by
 * side: each takes an attempt of its own. The database's clock stands still, and
 * each attempt's deadline is moved against it, so that -1, 0 and +1 ms are exact.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pino from 'pino'
import type { Actor } from '#app/http/actor.ts'
import { readSession } from '#app/http/sessions.server.ts'
import { attachLive } from '#app/live/attach-live.server.ts'
import type { LiveServices } from '#app/live/live-services.ts'
import { startNodeClock } from '#app/server/node-clock.server.ts'
import { openDatabase } from '#db/client.ts'
import { addDuration, minutes } from '#exam-engine/kernel/time.ts'
import { openTestPapers, servePapers } from '#tests/app/live/live-server.ts'
import {
  fillSitting, OPENS_AT, putInProgress, type SittingDatabase, type TestAttempt,
} from '#tests/db/sitting/sitting-database.ts'

export const NOW = addDuration(OPENS_AT, minutes(30))
const ITEMS = 4
/** A restart hits every schedule that runs: not oftener than this. */
const RESTART_EVERY_MS = 400

export interface World {
  sitting: SittingDatabase
  supervisors: Readonly<Record<string, Actor>>
  admin: Actor
  services(): LiveServices
  port(): number
  /** An attempt that no schedule has had. */
  takeAttempt(): TestAttempt
  /** Another node takes over. The old one drains first; or its connections are cut, whatever it was doing. */
  replaceNode(how: 'drain' | 'cut'): Promise<void>
  restarts: number
  close(): Promise<void>
}

interface Node {
  http: Server
  connections: Set<Socket>
  port: number
  services: LiveServices
  stop(): Promise<void>
}

/** On a migrated, empty database. */
export async function openWorld(urls: { ownerUrl: string; appUrl: string }, attempts: number): Promise<World> {
  const sitting = await fillSitting(urls, { attempts, items: ITEMS })
  await putInProgress(sitting, sitting.attempts.map(({ id }) => id))
  await sitting.freezeClock(NOW)
  // Here the deadline comes to the clock, which no act of the product can do once the turno has begun.
  await sitting.owner.sql`alter table attempt disable trigger attempt_times_guard`
  const [supervisorA, supervisorB, admin] = await Promise.all([
    actorOf(sitting, sitting.staff.supervisorA.cookie), actorOf(sitting, sitting.staff.supervisorB.cookie),
    actorOf(sitting, sitting.staff.admin.cookie),
  ])
  const keysRoot = mkdtempSync(path.join(tmpdir(), 'efiser-model-keys-'))
  let node = await startNode(urls.appUrl, keysRoot)
  const stopping: Promise<void>[] = []
  let restartedAt = -Infinity
  let replacing = false
  let taken = 0
  const world: World = {
    sitting, admin, supervisors: { A: supervisorA, B: supervisorB }, restarts: 0,
    services: () => node.services,
    port: () => node.port,
    takeAttempt() {
      const attempt = sitting.attempts[taken]
      if (attempt === undefined) throw new Error('every attempt has been taken')
      taken += 1
      return attempt
    },
    async replaceNode(how) {
      if (replacing || performance.now() - restartedAt < RESTART_EVERY_MS) return
      replacing = true
      world.restarts += 1
      const old = node
      if (how === 'cut') for (const connection of old.connections) connection.resetAndDestroy()
      else await old.services.live.drain()
      node = await startNode(urls.appUrl, keysRoot)
      stopping.push(old.stop())
      restartedAt = performance.now()
      replacing = false
    },
    async close() {
      await Promise.all([...stopping, node.stop()])
      await sitting.close()
      rmSync(keysRoot, { recursive: true, force: true })
    },
  }
  return world
}

async function startNode(appUrl: string, keysRoot: string): Promise<Node> {
  const database = openDatabase({ url: appUrl, max: 8, name: 'model node' })
  const clock = await startNodeClock(database)
  const parts = {
    database, clock, log: pino({ level: 'silent' }), papers: await openTestPapers(database, keysRoot),
  }
  const http = createServer(servePapers(parts))
  const connections = new Set<Socket>()
  http.on('connection', (connection) => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })
  const live = attachLive(http, parts)
  await new Promise<void>((resolve) => { http.listen(0, '127.0.0.1', resolve) })
  let stopped: Promise<void> | undefined
  const stop = async () => {
    await live.drain()
    http.close()
    for (const connection of connections) connection.destroy()
    clock.stop()
    await database.close()
  }
  return {
    http, connections, port: (http.address() as AddressInfo).port, services: { ...parts, live },
    stop: () => stopped ??= stop(),
  }
}

async function actorOf({ app }: SittingDatabase, cookie: string): Promise<Actor> {
  const actor = await readSession(app, cookie)
  if (actor === null) throw new Error('the session is unknown')
  return actor
}
