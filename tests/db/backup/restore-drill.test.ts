/** The drill: a backup taken while people save, put into an empty database, and compared row by row. */
import { randomBytes } from 'node:crypto'
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { decrypt, encrypt } from '#db/backup/envelope.ts'
import { exportDatabase, type StoredFile } from '#db/backup/export-database.ts'
import { importDatabase } from '#db/backup/import-database.ts'
import { readFiles } from '#db/backup/read-files.ts'
import { unframe, verifyParts, type BackupRecord } from '#db/backup/parts.ts'
import { openDatabase } from '#db/client.ts'
import { describeSchema } from '#db/schema-text.ts'
import { verifyAnswerChains } from '#db/verify-answer-chains.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { openTab, operation, startLiveSitting, type LiveSitting } from '#tests/app/live/live-server.ts'
import { OPENS_AT, putInProgress } from '#tests/db/sitting/sitting-database.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/test-database.ts'

vi.setConfig({ testTimeout: 60_000 })
const PASSPHRASE = 'correct horse battery staple'

let sitting: LiveSitting
let folder: string
let file: string
const targets: TestDatabase[] = []

const FILES: readonly StoredFile[] = [
  { key: 'publications/0b0c1f6e-8f0e-4f0e-9d47-7f9f1b3c2a10', bytes: randomBytes(300_000) },
  { key: 'publications/5a1d0a52-3a2b-4f57-8c7e-2f4f8b6f1c33', bytes: new Uint8Array() },
]

async function* listFiles(): AsyncGenerator<StoredFile> {
  await Promise.resolve()
  yield* FILES
}

async function newTarget(): Promise<TestDatabase> {
  const target = await createTestDatabase()
  targets.push(target)
  return target
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of source) pieces.push(piece)
  return Buffer.concat(pieces)
}

const records = (): AsyncIterable<BackupRecord> => unframe(decrypt(createReadStream(file), PASSPHRASE))
const verify = (bytes: Buffer, passphrase = PASSPHRASE) => verifyParts(unframe(decrypt(Readable.from([bytes]), passphrase)))

beforeAll(async () => {
  sitting = await startLiveSitting({ attempts: 8 })
  await putInProgress(sitting, sitting.attempts.map(({ id }) => id))
  await sitting.startClock(instant(OPENS_AT + 60_000))
  await sitting.node.services.clock.measure()
  folder = mkdtempSync(path.join(tmpdir(), 'efiser-backup-'))
  file = path.join(folder, 'backup')
  let stop = false
  let saved = 0
  const tabs = await Promise.all(sitting.attempts.map((attempt) => openTab(sitting.node, attempt)))
  const saving = tabs.map(async (tab) => {
    for (let revision = 1; !stop; revision += 1) {
      for (const item of sitting.items) saved += (await tab.save(operation(item, { revision }))).filter(({ ok }) => ok).length
    }
  })
  while (saved < 200) await new Promise((resolve) => { setTimeout(resolve, 5) })
  const bytes = await collect(encrypt(exportDatabase(sitting.ownerUrl, listFiles), PASSPHRASE))
  const during = saved
  while (saved < during + 100) await new Promise((resolve) => { setTimeout(resolve, 5) })
  stop = true
  await Promise.all(saving)
  for (const { socket } of tabs) socket.close()
  writeFileSync(file, bytes)
})
afterAll(async () => {
  await sitting.close()
  for (const target of targets) await target.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('a backup taken during running saves is one moment: every chain in it is whole, and every row comes back', async () => {
  const target = await newTarget()
  const manifest = await verifyParts(records())
  await importDatabase(target.ownerUrl, records(), manifest)
  const { db, sql, close } = openDatabase({ url: target.ownerUrl, max: 2 })
  try {
    expect(await verifyAudit(db)).toMatchObject({ whole: true })
    const chains = await verifyAnswerChains(db)
    expect(chains).toMatchObject({ attempts: 8, broken: [] })
    expect(chains.saves).toBeGreaterThanOrEqual(200)
    const again = await verifyParts(unframe(exportDatabase(target.ownerUrl, listFiles)))
    expect(again.parts).toEqual(manifest.parts)
    expect(again.sequences).toEqual(manifest.sequences)
    // Rules, triggers and rights are back: a saved answer's history cannot be changed, not even by the owner.
    await expect(sql`update answer_history set revision = 9`).rejects.toThrow()
    await expect(sql`insert into answer_history (attempt_id, seq) values (gen_random_uuid(), 1)`).rejects.toThrow()
    expect(await describeSchema(db)).toBe(readFileSync(new URL('../../../db/schema.sql', import.meta.url), 'utf8'))
  } finally {
    await close()
  }
})

test('uploaded files come back as they were, an empty one too, and nothing of the rows between them', async () => {
  const found: StoredFile[] = []
  for await (const stored of readFiles(records())) found.push(stored)
  expect(found.map(({ key, bytes }) => [key, Buffer.from(bytes).toString('hex')]))
    .toEqual(FILES.map(({ key, bytes }) => [key, Buffer.from(bytes).toString('hex')]))
})

test('a database that holds anything is refused and left as it is', async () => {
  const manifest = await verifyParts(records())
  const before = await verifyParts(unframe(exportDatabase(sitting.ownerUrl, listFiles)))
  await expect(importDatabase(sitting.ownerUrl, records(), manifest)).rejects.toMatchObject({ code: 'NOT_EMPTY' })
  expect((await verifyParts(unframe(exportDatabase(sitting.ownerUrl, listFiles)))).parts).toEqual(before.parts)
})

test('a backup of another version of the schema is refused', async () => {
  const manifest = await verifyParts(records())
  const other = { ...manifest, schema: manifest.schema.slice(1) }
  await expect(importDatabase((await newTarget()).ownerUrl, records(), other)).rejects.toMatchObject({ code: 'OTHER_SCHEMA' })
})

test('a changed byte anywhere, a missing end, an exchanged chunk and another passphrase are found before anything is done', async () => {
  const bytes = readFileSync(file)
  await verify(bytes)
  for (const at of [0, 20, 60, Math.floor(bytes.length / 2), bytes.length - 1]) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    await expect(verify(changed), `byte ${String(at)}`).rejects.toMatchObject({ code: 'BACKUP_UNREADABLE' })
  }
  await expect(verify(bytes.subarray(0, bytes.length - 100))).rejects.toMatchObject({ code: 'BACKUP_UNREADABLE' })
  await expect(verify(Buffer.concat([bytes, bytes.subarray(-100)]))).rejects.toMatchObject({ code: 'BACKUP_UNREADABLE' })
  await expect(verify(bytes, `${PASSPHRASE}.`)).rejects.toMatchObject({ code: 'BACKUP_UNREADABLE' })
  expect(bytes.includes('answer_history')).toBe(false)
})

test('the envelope gives back what went in, at every length around a chunk', async () => {
  for (const length of [0, 1, 262_143, 262_144, 262_145, 524_288]) {
    const plain = Buffer.alloc(length, 7)
    const sealed = await collect(encrypt(Readable.from([plain]), PASSPHRASE))
    expect((await collect(decrypt(Readable.from([sealed]), PASSPHRASE))).equals(plain)).toBe(true)
    const cut = sealed.subarray(0, sealed.length - (length === 524_288 ? 262_144 + 16 : 1))
    await expect(collect(decrypt(Readable.from([cut]), PASSPHRASE))).rejects.toMatchObject({ code: 'BACKUP_UNREADABLE' })
  }
})
