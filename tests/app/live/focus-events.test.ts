/** Focus events over a real socket into a real database: kept once, bounded, and without consequence. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepFocusEvents, MOST_FOCUS_ROWS, summarizeFocus } from '#db/queries/focus-events.ts'
import type { FocusReport } from '#app/live/focus-protocol.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { OPENS_AT, putInProgress } from '#tests/db/sitting/sitting-database.ts'
import { nth, openTab, operation, startLiveSitting, type LiveSitting } from './live-server.ts'

const UNOPENED = 3
let sitting: LiveSitting

beforeAll(async () => {
  sitting = await startLiveSitting({ attempts: 5 })
  await putInProgress(sitting, sitting.attempts.filter((_, index) => index !== UNOPENED).map(({ id }) => id))
  await sitting.freezeClock(instant(OPENS_AT + 60_000))
})
afterAll(() => sitting.close())

const left = (change: Partial<FocusReport> = {}): FocusReport =>
  ({ eventId: randomUUID(), kind: 'pageHidden', phase: 'left', delayMs: 0, awayMs: null, ...change }) as FocusReport
const returned = (eventId: string, awayMs: number): FocusReport =>
  ({ eventId, kind: 'pageHidden', phase: 'returned', delayMs: 0, awayMs })

test('an absence is kept by the database\'s clock, its return with its length, and each once', async () => {
  const attempt = nth(sitting.attempts, 0)
  const tab = await openTab(sitting.node, attempt)
  const gone = left({ delayMs: 1500 })
  for (let time = 0; time < 2; time += 1) {
    expect(await tab.socket.emitWithAck('focus', { events: [gone] })).toEqual({ ok: true })
  }
  expect((await summarizeFocus(sitting.app.db, [attempt.id])).get(attempt.id)).toEqual({
    count: 1, latest: [{ kind: 'pageHidden', at: OPENS_AT + 60_000, delayMs: 1500, awayMs: null }],
  })
  await tab.socket.emitWithAck('focus', { events: [returned(gone.eventId, 8000)] })
  expect((await summarizeFocus(sitting.app.db, [attempt.id])).get(attempt.id))
    .toMatchObject({ count: 1, latest: [{ awayMs: 8000 }] })
  tab.socket.disconnect()
})

test('it changes nothing of the exam: the attempt runs on and saves', async () => {
  const attempt = nth(sitting.attempts, 1)
  const tab = await openTab(sitting.node, attempt)
  await tab.socket.emitWithAck('focus', { events: Array.from({ length: 20 }, () => left()) })
  expect(await tab.save(operation(nth(sitting.items, 0)))).toMatchObject([{ ok: true }])
  const { state } = await sitting.app.db.selectFrom('attempt').select('state').where('id', '=', attempt.id)
    .executeTakeFirstOrThrow()
  expect(state).toBe('inProgress')
  tab.socket.disconnect()
})

test('what no schema knows is refused, and more than a person can do is slowed', async () => {
  const tab = await openTab(sitting.node, nth(sitting.attempts, 2))
  const wrong: unknown[] = [
    {}, { events: [] }, { events: Array.from({ length: 21 }, () => left()) },
    { events: [left({ awayMs: 5 } as never)] },
    { events: [{ ...returned(randomUUID(), 1), awayMs: null }] }, { events: [left({ delayMs: -1 })] },
    { events: [left({ delayMs: 86_400_001 })] }, { events: [left({ kind: 'cheated' as never })] },
  ]
  for (const payload of wrong) {
    expect(await tab.socket.emitWithAck('focus', payload as never)).toEqual({ ok: false, refusal: 'PAYLOAD_INVALID' })
  }
  const send = () => tab.socket.emitWithAck('focus', { events: [left()] })
  const replies = await Promise.all(Array.from({ length: 70 }, send))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(60)
  tab.socket.disconnect()
})

test('an exam that was not opened keeps none, by the query and by the database itself', async () => {
  const { id } = nth(sitting.attempts, UNOPENED)
  await keepFocusEvents(sitting.app.db, id, [left()])
  expect((await summarizeFocus(sitting.app.db, [id])).size).toBe(0)
  await expect(sitting.app.sql`insert into focus_event (attempt_id, event_id, phase, kind, delay_ms)
    values (${id}, ${randomUUID()}, 'left', 'pageHidden', 0)`)
    .rejects.toMatchObject({ constraint_name: 'focus_event_of_started_attempt' })
})

test('rows are evidence and bounded: nobody changes one, and a broken page cannot fill the disk', async () => {
  const { id } = nth(sitting.attempts, 4)
  for (let sent = 0; sent < MOST_FOCUS_ROWS + 100; sent += 100) {
    await keepFocusEvents(sitting.app.db, id, Array.from({ length: 100 }, () => left()))
  }
  const summary = (await summarizeFocus(sitting.app.db, [id])).get(id)
  expect([summary?.count, summary?.latest.length]).toEqual([MOST_FOCUS_ROWS, 10])
  await expect(sitting.owner.sql`update focus_event set kind = 'windowLeft'`).rejects.toThrow()
  await expect(sitting.owner.sql`delete from focus_event`).rejects.toThrow()
})

test('the length stands on the return and only there', async () => {
  const { id } = nth(sitting.attempts, 0)
  for (const [phase, away] of [['left', 5], ['returned', null]] as const) {
    await expect(sitting.app.sql`insert into focus_event (attempt_id, event_id, phase, kind, delay_ms, away_ms)
      values (${id}, ${randomUUID()}, ${phase}, 'pageHidden', 0, ${away})`)
      .rejects.toMatchObject({ constraint_name: 'focus_event_length_on_return' })
  }
})
