import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDueAttempts } from '#app/use-cases/close-due-attempts.server.ts'
import { readAnswerHistory } from '#db/queries/answers-history.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { answersDigest } from '#exam-engine/sitting/answers-digest.ts'
import { verifyChain } from '#exam-engine/sitting/answer-chain.ts'
import { CLOSES_AT, OPENS_AT, putInProgress } from '#tests/db/sitting/sitting-database.ts'
import { nth, openTab, operation, startLiveSitting, type LiveSitting, type TestTab } from './live-server.ts'

let sitting: LiveSitting

beforeAll(async () => {
  sitting = await startLiveSitting({ attempts: 12 })
  await putInProgress(sitting, sitting.attempts.map(({ id }) => id))
  await sitting.startClock(instant(OPENS_AT + 60_000))
  // Only the first eight end at the turno's end; the others belong to the tests after the first.
  await sitting.owner.sql`update attempt
    set closes_at = closes_at + interval '1 day', accepts_until = accepts_until + interval '1 day'
    where id = any(${sitting.attempts.slice(8).map(({ id }) => id)}::uuid[])`
})
afterAll(() => sitting.close())

/** Saves one revision after the other until one is refused; how many were acknowledged, and why the next was not. */
async function saveUntilRefused(tab: TestTab): Promise<{ acked: number; refusal: string }> {
  for (let acked = 0; ; acked += 1) {
    const [result] = await tab.save(operation(nth(sitting.items, acked % 5), { revision: Math.floor(acked / 5) + 1 }))
    if (result?.ok === false && result.refusal !== 'BUSY_RETRY') return { acked, refusal: result.refusal }
    if (result?.ok === false) acked -= 1
  }
}

/** The attempt's commitment is to exactly what is stored, and all of that is one chain. */
async function expectCommitted(attemptId: string, acked: number): Promise<void> {
  const attempt = await sitting.app.db.selectFrom('attempt').selectAll()
    .where('id', '=', attemptId).executeTakeFirstOrThrow()
  const rows = await readAnswerHistory(sitting.app.db, attemptId)
  expect(rows).toHaveLength(acked)
  expect(attempt.chain_length).toBe(acked)
  expect(verifyChain(rows, { length: attempt.chain_length ?? -1, head: attempt.chain_head ?? Buffer.alloc(0) }))
    .toMatchObject({ ok: true })
  const answers = await sitting.app.db.selectFrom('answer').selectAll().where('attempt_id', '=', attemptId).execute()
  expect(attempt.answers_digest)
    .toBe(answersDigest(answers.map((row) => ({ itemId: row.item_id, optionId: row.option_id }))))
  expect(attempt.answered_count).toBe(answers.length)
}

test('§3.1 B a deadline amid a stream of saves loses none that was acknowledged, and takes none after', async () => {
  const attempts = sitting.attempts.slice(0, 8)
  const tabs = await Promise.all(attempts.map((attempt) => openTab(sitting.node, attempt)))
  await sitting.startClock(instant(CLOSES_AT - 400))
  const closing = (async () => {
    let closed = 0
    while (closed < 8) closed += await closeDueAttempts(sitting.node.services)
  })()
  const outcomes = await Promise.all(tabs.map(saveUntilRefused))
  await closing
  for (const [index, { acked, refusal }] of outcomes.entries()) {
    expect(acked).toBeGreaterThan(0)
    expect(refusal).toBe('AFTER_DEADLINE')
    await expectCommitted(nth(attempts, index).id, acked)
  }
  for (const { socket } of tabs) socket.disconnect()
  await sitting.startClock(instant(OPENS_AT + 60_000))
})

test('a hand-in in the middle of a stream of saves commits to exactly those that were acknowledged', async () => {
  for (const attempt of sitting.attempts.slice(8, 11)) {
    const tab = await openTab(sitting.node, attempt)
    const closed = new Promise<unknown>((resolve) => { tab.socket.on('closed', resolve) })
    const saving = saveUntilRefused(tab)
    await tab.save(operation(nth(sitting.items, 0), { revision: 1_000_000 }))
    expect(await tab.socket.emitWithAck('handIn', { epoch: tab.state.epoch })).toMatchObject({ ok: true })
    expect((await saving).refusal).toMatch(/^(ATTEMPT_CLOSED|STALE_REVISION)$/)
    expect(await closed).toMatchObject({ state: 'handedIn' })
    const rows = await readAnswerHistory(sitting.app.db, attempt.id)
    await expectCommitted(attempt.id, rows.length)
    tab.socket.disconnect()
  }
})

test('a tab that lost the lease cannot hand in the exam that goes on elsewhere', async () => {
  const attempt = nth(sitting.attempts, 11)
  const first = await openTab(sitting.node, attempt)
  const second = await openTab(sitting.node, attempt)
  expect(await first.socket.emitWithAck('handIn', { epoch: first.state.epoch }))
    .toMatchObject({ ok: false, refusal: 'STALE_EPOCH' })
  first.socket.disconnect()
  second.socket.disconnect()
})

test('what was acknowledged once is acknowledged again after the close: a lost ack loses no answer', async () => {
  const attempt = nth(sitting.attempts, 11)
  const tab = await openTab(sitting.node, attempt)
  const op = operation(nth(sitting.items, 0))
  const before = await tab.save(op)
  await tab.socket.emitWithAck('handIn', { epoch: tab.state.epoch })
  expect(await tab.save(op)).toEqual(before)
  expect(await tab.save({ ...op, revision: 2 })).toMatchObject([{ ok: false, refusal: 'ATTEMPT_CLOSED' }])
  tab.socket.disconnect()
})
