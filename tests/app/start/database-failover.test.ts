/** PostgreSQL alone dies under a living server that people answer to; nobody lends a hand. */
import { afterEach, expect, test, vi } from 'vitest'
import { sql } from 'kysely'
import { openDatabase } from '#db/client.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import {
  embeddedUrls, eventually, findLost, seatTurno, startAnswering, type Acked, type Answering,
} from '#tests/setup/seated-turno.ts'
import { findDatabaseProcess, killDatabase, startServer, type RunningServer } from '#tests/setup/start-server.ts'

vi.setConfig({ testTimeout: 180_000 })

let server: RunningServer | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

test('PostgreSQL killed under a living server comes back by itself, and pages, attaches, saves and jobs with it', async () => {
  server = await startServer()
  const { url, port, root, pid } = server
  const seats = await seatTurno(embeddedUrls(root), 12)
  const acked: Acked[] = []
  const lines: Answering[] = []
  for (const seat of seats) lines.push(await startAnswering(port, seat, acked))
  const statuses = new Set<number>()
  let stop = false

  const answering = seats.map(async (_seat, index) => {
    for (let count = 0; !stop; count += 1) {
      await lines[index]?.save(count, count + 1).catch(() => undefined)
      await new Promise((resolve) => { setTimeout(resolve, 2) })
    }
  })
  const reading = Array.from({ length: 8 }, async (_, index) => {
    while (!stop) {
      const response = await fetch(`${url}/residente`, { headers: { cookie: seats[index]?.cookie ?? '' } }).catch(() => null)
      await response?.arrayBuffer().catch(() => undefined)
      const health = await fetch(`${url}/healthz`).catch(() => null)
      await health?.body?.cancel()
      if (health !== null) statuses.add(health.status)
    }
  })

  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => { setTimeout(resolve, 1000) })
    const before = findDatabaseProcess(root)
    await killDatabase(root)
    await eventually(() => Promise.resolve(findDatabaseProcess(root)?.ready === true))
    expect(findDatabaseProcess(root)).toMatchObject({ port: before?.port })
    expect(findDatabaseProcess(root)?.pid).not.toBe(before?.pid)
    const already = acked.length
    await eventually(async () => (await fetch(`${url}/healthz`)).status === 200, 20_000)
    await eventually(() => Promise.resolve(acked.length > already + 50), 20_000)
    for (const [index, seat] of seats.entries()) {
      const page = await fetch(`${url}/examen/estado`, { headers: { cookie: seat.cookie } })
      expect(page.status, `seat ${String(index)}`).toBe(200)
      const line = await startAnswering(port, seat, acked)
      lines[index]?.wire.close()
      lines[index] = line
    }
  }
  stop = true
  await Promise.all([...answering, ...reading])
  expect([...statuses].sort()).toEqual([200, 503])
  expect(server.pid).toBe(pid)

  const database = openDatabase({ url: embeddedUrls(root).ownerUrl, max: 2 })
  expect(await findLost(database, acked)).toEqual([])
  expect(acked.length).toBeGreaterThan(200)
  // The job that closes what is due goes on too: it needs no request.
  await sql`update demo_clock set offset_ms = offset_ms + 4 * 3600 * 1000`.execute(database.db)
  await eventually(async () => {
    const open = await database.db.selectFrom('attempt').select('id').where('state', '=', 'inProgress').execute()
    return open.length === 0
  }, 30_000)
  expect(await verifyAudit(database.db)).toMatchObject({ whole: true })
  await database.close()
})
