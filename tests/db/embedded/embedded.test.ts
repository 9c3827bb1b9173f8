/** The embedded PostgreSQL outlives its owner, is adopted, recovers, and belongs to one process at a time. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { claimOwnership, findOwner } from '#db/embedded/ownership.ts'
import { placeData } from '#db/embedded/places.ts'
import { findPostmaster } from '#db/embedded/postmaster.ts'
import { markProcess } from '#db/embedded/processes.ts'
import { keepSecret } from '#db/embedded/secrets.ts'
import { type EmbeddedDatabase, startEmbedded, useEmbedded } from '#db/embedded/start-embedded.ts'
import { killDatabase, makeDataRoot, removeDataRoot } from '../../setup/start-server.ts'

const roots: string[] = []
const folders: string[] = []

function newRoot(): string {
  const root = makeDataRoot()
  roots.push(root)
  return root
}

afterEach(async () => {
  for (const root of roots.splice(0)) {
    await killDatabase(root)
    removeDataRoot(root)
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function ask<T>(embedded: EmbeddedDatabase, query: string): Promise<T> {
  const { sql, close } = openDatabase({ url: embedded.superuserUrl, max: 1 })
  try {
    const [row] = await sql.unsafe(query)
    return row as T
  } finally {
    await close()
  }
}

test('data and passwords stay across stop and start, and commits are durable', async () => {
  const root = newRoot()
  const first = await startEmbedded({ root })
  await ask(first, 'create table kept (n int)')
  await ask(first, 'insert into kept values (7)')
  await first.stop()
  expect(findPostmaster(placeData(root).dataDirectory)).toBeNull()

  const second = await startEmbedded({ root })
  expect(second.adopted).toBe(false)
  expect(second.ownerPassword).toBe(first.ownerPassword)
  expect(await ask(second, 'select n from kept')).toEqual({ n: 7 })
  expect(await ask(second, `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as sync,
    (select encoding from pg_database where datname = 'postgres') as encoding`))
    .toEqual({ fsync: 'on', sync: 'on', encoding: 6 })
  await second.stop()
})

test('secrets lie in files that only their owner reads', async () => {
  const root = newRoot()
  const embedded = await startEmbedded({ root })
  const directory = path.join(embedded.dataRoot, 'secrets')
  const files = readdirSync(directory)
  expect(files).toHaveLength(3)
  for (const file of files) expect(statSync(path.join(directory, file)).mode & 0o777).toBe(0o600)
  expect(readdirSync(embedded.dataRoot)).not.toContain('initdb-password')
  await embedded.stop()
})

test('a killed PostgreSQL recovers what was committed, whatever its pid means by now', async () => {
  const root = newRoot()
  const first = await startEmbedded({ root })
  await ask(first, 'create table kept as select 7 as n')
  await killDatabase(root)
  await first.stop()
  const { account, dataDirectory } = placeData(root)
  const file = path.join(dataDirectory, 'postmaster.pid')
  const lines = readFileSync(file, 'utf8').split('\n')
  // A living stranger of the same account, as after a reboot: PostgreSQL alone would refuse to start.
  const stranger = spawn('sleep', ['60'], { ...account, stdio: 'ignore' })
  writeFileSync(file, [String(stranger.pid), ...lines.slice(1)].join('\n'))

  const second = await startEmbedded({ root })
  stranger.kill()
  expect(second.adopted).toBe(false)
  expect(await ask(second, 'select n from kept')).toEqual({ n: 7 })
  await second.stop()
})

test('a half-made data directory is made again', async () => {
  const root = newRoot()
  mkdirSync(path.join(root, 'postgres.new'))
  writeFileSync(path.join(root, 'postgres.new', 'PG_VERSION'), '18')
  const embedded = await startEmbedded({ root })
  expect(await ask(embedded, 'select 1 as n')).toEqual({ n: 1 })
  await embedded.stop()
})

test('data of another major version are refused untouched', async () => {
  const root = newRoot()
  mkdirSync(path.join(root, 'postgres'))
  writeFileSync(path.join(root, 'postgres', 'PG_VERSION'), '16')
  await expect(startEmbedded({ root })).rejects.toMatchObject({ code: 'FOREIGN_DATA' })
  expect(readdirSync(path.join(root, 'postgres'))).toEqual(['PG_VERSION'])
  expect(findOwner(root)).toBeNull()
})

test('whoever comes second is told who owns the data, and a command may use them meanwhile', async () => {
  const root = newRoot()
  const owner = await startEmbedded({ root, address: 'http://localhost:3000' })
  await expect(startEmbedded({ root })).rejects.toMatchObject({
    code: 'ALREADY_RUNNING', message: expect.stringContaining('http://localhost:3000') as unknown,
  })
  const guest = await useEmbedded({ root })
  expect(guest.superuserUrl).toBe(owner.superuserUrl)
  await guest.stop()
  expect(await ask(owner, 'select 1 as n')).toEqual({ n: 1 })
  await owner.stop()
})

test('an owner file of a dead process, or of one that got its pid later, is taken over', () => {
  const root = newRoot()
  const mark = markProcess(process.ppid)
  writeFileSync(path.join(root, 'owner.json'), JSON.stringify({ ...mark, started: 'ticks:1', address: null }))
  const claim = claimOwnership(root, null)
  expect(claim.ok).toBe(true)
  expect(findOwner(root)?.pid).toBe(process.pid)
  expect(readdirSync(root)).toEqual(['owner.json'])
  if (claim.ok) claim.release()
  expect(readdirSync(root)).toEqual([])
})

test('a secret is made once', () => {
  const root = newRoot()
  const secret = keepSecret(root, 'name')
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(keepSecret(root, 'name')).toBe(secret)
})

test.runIf(process.getuid?.() === 0)('as root, data wished for below a closed folder lie where PostgreSQL can reach them', async () => {
  const closed = mkdtempSync(path.join(tmpdir(), 'efiser-closed-'))
  chmodSync(closed, 0o700)
  folders.push(closed)
  const root = path.join(closed, 'data')
  roots.push(root)
  const embedded = await startEmbedded({ root })
  expect(embedded.dataRoot).toMatch(/^\/var\/lib\/efiser\/[0-9a-f]{16}$/)
  expect(readFileSync(path.join(embedded.dataRoot, 'origin'), 'utf8').trim()).toBe(root)
  expect(await ask(embedded, 'select 1 as n')).toEqual({ n: 1 })
  await embedded.stop()
  const again = await startEmbedded({ root })
  expect(again.dataRoot).toBe(embedded.dataRoot)
  await again.stop()
})
