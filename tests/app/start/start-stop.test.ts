/** The server as the operator starts, stops and kills it: real processes, real PostgreSQL. */
import { setTimeout as pause } from 'node:timers/promises'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createServer } from 'node:http'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { findFreePort } from '#db/embedded/free-port.ts'
import { openDatabase } from '#db/client.ts'
import { placeData } from '#db/embedded/places.ts'
import { keepSecret } from '#db/embedded/secrets.ts'
import {
  findDatabaseProcess, killDatabase, makeDataRoot, removeDataRoot, type RunningServer, runServer,
  type ServerOptions, startServer,
} from '../../setup/start-server.ts'
import prepareDemo from '../../setup/prepare-demo.ts'

// Each test starts several real servers; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 })

const servers: RunningServer[] = []
const roots: string[] = []

async function start(options: ServerOptions = {}): Promise<RunningServer> {
  const server = await startServer(options)
  servers.push(server)
  return server
}

/** A copy of a demonstration that was started and stopped before. */
function newRoot(root = makeDataRoot()): string {
  roots.push(root)
  return root
}

const emptyRoot = () => newRoot(makeDataRoot(null))

let removePrepared: () => void
beforeAll(async () => { removePrepared = await prepareDemo() })
afterAll(() => { removePrepared() })

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
  for (const root of roots.splice(0)) {
    await killDatabase(root)
    removeDataRoot(root)
  }
})

const readHealth = async (server: RunningServer) =>
  await (await fetch(`${server.url}/healthz`)).json() as Record<string, unknown>

/** Runs a query as the superuser of a server's embedded PostgreSQL. */
async function ask(root: string, query: string): Promise<Record<string, unknown>[]> {
  const port = findDatabaseProcess(root)?.port ?? 0
  const password = keepSecret(placeData(root).dataRoot, 'postgres-superuser')
  const { sql, close } = openDatabase({ url: `postgres://postgres:${password}@127.0.0.1:${port}/efiser`, max: 1 })
  try {
    return [...await sql.unsafe(query)]
  } finally {
    await close()
  }
}

/** In a schema of its own, out of the way of the migrations. */
const keepSeven = (root: string) => ask(root, 'create schema probe; create table probe.kept as select 7 as n')

/** The address as the operator is told it. */
const shown = ({ port }: RunningServer) => `http://localhost:${port}`

const countMigrations = async (root: string) => Number((await ask(root, 'select count(*)::int as n from migration'))[0]?.['n'])

test('a first start serves, a second one changes nothing, and what was written is kept', async () => {
  const root = emptyRoot()
  const first = await start({ root })
  expect(await readHealth(first)).toMatchObject({
    status: 'ok', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as unknown, clockOffsetMs: expect.any(Number) as unknown,
    now: expect.stringMatching(/^\d{4}-.*Z$/) as unknown, database: { kind: 'embedded', ok: true, roles: 'separate' },
  })
  expect(first.output()).toContain(`${shown(first)}/healthz`)
  const page = await fetch(shown(first))
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('EFISER')
  const migrations = await countMigrations(root)
  expect(migrations).toBeGreaterThan(0)
  await keepSeven(root)
  first.signal('SIGINT')
  expect(await first.ended).toBe(0)
  expect(findDatabaseProcess(root)).toBeNull()

  const second = await start({ root })
  expect(await ask(root, 'select n from probe.kept')).toEqual([{ n: 7 }])
  expect(await countMigrations(root)).toBe(migrations)
  await second.stop()
})

test('a second start beside a running one says so, and touches nothing', async () => {
  const running = await start()
  const { root, port } = running
  const database = findDatabaseProcess(root)

  const samePort = await runServer({ root, port })
  expect(samePort.code).toBe(1)
  expect(samePort.output.trim()).toBe(`EFISER ya está en marcha en ${shown(running)}. No se cambió nada.`)

  const otherPort = await runServer({ root })
  expect(otherPort.code).toBe(1)
  expect(otherPort.output.trim().split('\n')).toHaveLength(1)
  expect(otherPort.output).toContain(`EFISER ya está en marcha en ${shown(running)} con estos datos`)

  expect(findDatabaseProcess(root)).toEqual(database)
  expect(await readHealth(running)).toMatchObject({ status: 'ok' })
})

test('a port in use is one line, before any data are made', async () => {
  const root = emptyRoot()
  const other = createServer((_request, response) => { response.end('something else') })
  const port = await findFreePort()
  await new Promise<void>((resolve) => { other.listen(port, resolve) })
  const { code, output } = await runServer({ root, port })
  other.close()
  expect(code).toBe(1)
  expect(output.trim()).toBe(
    `El puerto ${port} está ocupado por otro programa. Elija otro, por ejemplo: PORT=${port + 1} npm start`)
  expect(readdirSync(root)).toEqual([])
})

test('each bad variable is one line', async () => {
  const env = { PORT: 'abc', DATABASE_URL: 'mysql://x', EFISER_MODE: 'test', REDIS_URL: 'http://x' }
  const { code, output } = await runServer({ root: emptyRoot(), env })
  expect(code).toBe(1)
  expect(output.trim().split('\n').map((line) => line.split(':')[0])).toEqual(
    ['PORT', 'DATABASE_URL', 'EFISER_MODE', 'REDIS_URL'])
})

test('SIGTERM to npm stops the server and its PostgreSQL, and frees the port', async () => {
  const root = newRoot()
  const server = await start({ root, via: 'npm' })
  server.signal('SIGTERM')
  await server.ended
  expect(server.output()).toContain('EFISER se detuvo. Los datos se conservan.')
  expect(findDatabaseProcess(root)).toBeNull()
  await expect(fetch(server.url)).rejects.toThrow()
  expect(existsSync(path.join(root, 'owner.json'))).toBe(false)
})

test('Ctrl-C, which npm passes on a second time, is one wish: the drain is not cut short', async () => {
  const root = newRoot()
  const server = await start({ root, via: 'npm' })
  process.kill(-server.pid, 'SIGINT')
  await server.ended
  expect(server.output()).toContain('EFISER se detuvo. Los datos se conservan.')
  expect(findDatabaseProcess(root)).toBeNull()
})

test('a signal during the start still stops PostgreSQL', async () => {
  const root = emptyRoot()
  const port = await findFreePort()
  let ended = false
  const ending = runServer({ root, port }).finally(() => { ended = true })
  while (!ended && findDatabaseProcess(root) === null) await pause(10)
  const owner = JSON.parse(readFileSync(path.join(root, 'owner.json'), 'utf8')) as { pid: number }
  process.kill(owner.pid, 'SIGTERM')
  expect((await ending).code).toBe(0)
  expect(findDatabaseProcess(root)).toBeNull()
})

test('after a SIGKILL of the server, the next start adopts its PostgreSQL and the data', async () => {
  const root = newRoot()
  const killed = await start({ root })
  await keepSeven(root)
  const database = findDatabaseProcess(root)
  await killed.kill()
  expect(findDatabaseProcess(root)).toEqual(database)

  const next = await start({ root, port: killed.port })
  expect(findDatabaseProcess(root)).toEqual(database)
  expect(await ask(root, 'select n from probe.kept')).toEqual([{ n: 7 }])
  next.signal('SIGTERM')
  expect(await next.ended).toBe(0)
  expect(findDatabaseProcess(root)).toBeNull()
})

test('after a SIGKILL of server and PostgreSQL, the next start recovers what was committed', async () => {
  const root = newRoot()
  const killed = await start({ root })
  await keepSeven(root)
  await killed.kill()
  await killDatabase(root)
  await start({ root })
  expect(await ask(root, 'select n from probe.kept')).toEqual([{ n: 7 }])
})

test('/healthz says 503 while the database does not answer', async () => {
  const server = await start()
  await killDatabase(server.root)
  const response = await fetch(`${server.url}/healthz`)
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ status: 'unavailable', database: { ok: false } })
})

test('a migration that cannot be applied is one line, and stops PostgreSQL again', async () => {
  const root = newRoot()
  const server = await start({ root })
  await ask(root, `update migration set sha256 = 'other' where name = (select min(name) from migration)`)
  server.signal('SIGTERM')
  await server.ended

  const { code, output } = await runServer({ root })
  expect(code).toBe(1)
  expect(output.trim()).toMatch(/^No se pudo actualizar la base de datos: \S+\.sql: [^\n]+$/)
  expect(findDatabaseProcess(root)).toBeNull()
})
