import { fork, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAnswerHistory } from '#db/queries/answers-history.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { verifyChain } from '#exam-engine/sitting/answer-chain.ts'
import {
  fillSitting, OPENS_AT, putInProgress, type SittingDatabase, type TestAttempt,
} from '#tests/db/sitting/sitting-database.ts'
import { openExamWire } from '#tests/load/exam-wire.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/test-database.ts'

let created: TestDatabase
let sitting: SittingDatabase
const keysRoot = mkdtempSync(path.join(tmpdir(), 'efiser-keys-'))

beforeAll(async () => {
  created = await createTestDatabase()
  sitting = await fillSitting(created, { attempts: 20 })
  await putInProgress(sitting, sitting.attempts.map(({ id }) => id))
  await sitting.startClock(instant(OPENS_AT + 60_000))
})
afterAll(async () => {
  await sitting.close()
  await created.drop()
  rmSync(keysRoot, { recursive: true, force: true })
})

async function startServer(): Promise<{ server: ChildProcess; port: number }> {
  const program = new URL('../../load/bench-server.ts', import.meta.url)
  const server = fork(program.pathname, [created.appUrl, keysRoot], { execArgv: [] })
  const [{ port }] = await once(server, 'message') as [{ port: number }]
  return { server, port }
}

interface Acked {
  attemptId: string
  itemId: string
  revision: number
}

/** Saves without a pause, two under way, going on after the revisions of earlier rounds; notes what is acknowledged. */
async function answer(port: number, attempt: TestAttempt, acked: Acked[], round: number): Promise<void> {
  const wire = await openExamWire(port, attempt.cookie)
  const epoch = await new Promise<number>((resolve) => {
    wire.emit('attach', { tabId: randomUUID(), deviceId: attempt.id, takeOver: true }, (text) => {
      const [state] = JSON.parse(text) as [{ epoch: number }]
      resolve(state.epoch)
    })
  })
  let count = 0
  const next = () => {
    const item = sitting.items[count % sitting.items.length]
    const revision = round * 100_000 + Math.floor(count / sitting.items.length) + 1
    count += 1
    if (item === undefined) throw new Error('a sitting has items')
    const op = {
      opId: randomUUID(), itemId: item.id, revision, optionId: item.optionIds[revision % 4] ?? null, flagged: false,
      struck: [], clientAt: 0,
    }
    wire.emit('save', { epoch, ops: [op] }, (text) => {
      const [reply] = JSON.parse(text) as [{ ok: boolean; results?: { ok: boolean }[] }]
      if (reply.results?.[0]?.ok === true) acked.push({ attemptId: attempt.id, itemId: item.id, revision })
      next()
    })
  }
  next()
  next()
}

test('a server that is killed in the middle of saving has stored every answer that it acknowledged', async () => {
  const acked: Acked[] = []
  for (const round of [0, 1, 2]) {
    const { server, port } = await startServer()
    const before = acked.length
    await Promise.all(sitting.attempts.map((attempt) => answer(port, attempt, acked, round)))
    while (acked.length - before < 1500) await new Promise((resolve) => { setTimeout(resolve, 5) })
    server.kill('SIGKILL')
    await once(server, 'exit')
  }
  const name = (attemptId: string, itemId: string, revision: number) => `${attemptId} ${itemId} ${String(revision)}`
  const stored = new Set<string>()
  for (const { id } of sitting.attempts) {
    const rows = await readAnswerHistory(sitting.app.db, id)
    expect(verifyChain(rows, null)).toMatchObject({ ok: true })
    for (const row of rows) stored.add(name(id, row.itemId, row.revision))
  }
  const lost = acked.filter(({ attemptId, itemId, revision }) => !stored.has(name(attemptId, itemId, revision)))
  expect(lost).toEqual([])
  expect(acked.length).toBeGreaterThanOrEqual(4500)
  const answers = await sitting.app.db.selectFrom('answer').select(['attempt_id', 'item_id', 'revision']).execute()
  const current = new Map(answers.map((row) => [`${row.attempt_id} ${row.item_id}`, row.revision]))
  for (const { attemptId, itemId, revision } of acked) {
    expect(current.get(`${attemptId} ${itemId}`)).toBeGreaterThanOrEqual(revision)
  }
})
