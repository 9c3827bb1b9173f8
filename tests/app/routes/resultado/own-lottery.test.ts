/** What a result says of the lottery: three who are equal on everything, and one who is not, in a published selection. */
import { createHash } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readResult } from '#app/routes/resultado/queries.server.ts'
import { judgeOwnLottery } from '#app/routes/resultado/own-lottery.ts'
import { openDatabase } from '#db/client.ts'
import { findOwnLottery } from '#db/queries/own-lottery.ts'
import { TIE_CRITERIA } from '#exam-engine/convocatoria/call-document.ts'
import { addDuration, durationMs, type Instant } from '#exam-engine/kernel/time.ts'
import { createDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { freezeAndRun, markEverything, publishRun } from '#tests/factories/published-selection.ts'
import { sitExam } from '#tests/factories/sat-exam.ts'

let demo: DemoDatabase
/** Persons in the order of their positions. */
let tied: { person: string, selectionId: string, position: number }[]
let apart: string
let until: Instant

beforeAll(async () => {
  demo = await createDemoDatabase()
  const { db } = demo.database
  // The first three answer alike.
  const sat = await sitExam(demo, 'Gineco obstetricia', 4, (place, index) => place >= (index < 3 ? 2 : index))
  await markEverything(demo)
  const candidates = await db.selectFrom('attempt').innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .select(['candidate.id', 'candidate.person_id']).where('attempt.id', 'in', [...sat.keys()]).orderBy('folio').execute()
  const alike = candidates.slice(0, 3).map(({ id }) => id)
  await makeEqual(alike)
  const runId = await freezeAndRun(demo)
  await publishRun(demo, runId)
  const window = await db.selectFrom('convocatoria').select(['results_from', 'results_until']).executeTakeFirstOrThrow()
  until = window.results_until
  await demo.moveTo(addDuration(window.results_from, durationMs(1)))
  tied = (await db.selectFrom('selection_result').innerJoin('candidate', 'candidate.id', 'selection_result.candidate_id')
    .innerJoin('selection_identity', (join) => join.onRef('selection_identity.candidate_id', '=', 'candidate.id')
      .onRef('selection_identity.run_id', '=', 'selection_result.run_id'))
    .select(['candidate.person_id as person', 'selection_id as selectionId', 'selection_result.position'])
    .where('selection_result.run_id', '=', runId).where('candidate.id', 'in', alike).orderBy('position').execute())
    .map((row) => ({ ...row, position: row.position ?? 0 }))
  apart = candidates[5]?.person_id ?? ''
}, 180_000)

afterAll(() => demo.drop())

/** As the owner, past what guards them: the same grades and ENARM for all, and no article that counts. */
async function makeEqual(candidateIds: string[]): Promise<void> {
  const owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  for (const table of ['grade_mark', 'candidate', 'publication']) await owner.sql`alter table ${owner.sql(table)} disable trigger user`
  await owner.sql`update grade_mark set mark = 90 where candidate_id in ${owner.sql(candidateIds)}`
  await owner.sql`update candidate set enarm = 80 where id in ${owner.sql(candidateIds)}`
  await owner.sql`delete from publication where candidate_id in ${owner.sql(candidateIds)}`
  for (const table of ['grade_mark', 'candidate', 'publication']) await owner.sql`alter table ${owner.sql(table)} enable trigger user`
  await owner.close()
}

const resultOf = async (person: string) =>
  (await readResult({ services: { database: demo.database } } as unknown as AppLoadContext, person)).result

test('§5.2 of three who are equal on everything each reads the own value and place, and how many others there are', async () => {
  expect(tied.map(({ position }) => position - (tied[0]?.position ?? 0))).toEqual([0, 1, 2])
  const values: string[] = []
  for (const [index, { person, selectionId }] of tied.entries()) {
    const result = await resultOf(person)
    expect(result?.lottery).toMatchObject({ kind: 'used', others: 2, place: index + 1, number: 1, selectionId })
    if (result?.lottery?.kind === 'used') values.push(result.lottery.value)
  }
  expect(values).toHaveLength(3)
  expect(values).toEqual([...values].sort())
})

test('§5.2 the value is what SHA-256 makes of the published seed and the own id', async () => {
  const [first] = tied
  const lottery = (await resultOf(first?.person ?? ''))?.lottery
  if (lottery?.kind !== 'used') throw new Error('a lot decided')
  const { seed } = await demo.database.db.selectFrom('lottery').select('seed').executeTakeFirstOrThrow()
  expect(lottery.seed).toBe(seed)
  const bytes = Buffer.concat([Buffer.from(lottery.seed, 'hex'), Buffer.from(lottery.selectionId, 'ascii')])
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(lottery.value)
})

test('who is tied with nobody reads that the lottery was not used', async () => {
  expect((await resultOf(apart))?.lottery).toEqual({ kind: 'notUsed' })
})

test('§5.2 a call that looks at fewer criteria ties those who are equal on these alone', async () => {
  const owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  const counts: (number | undefined)[] = []
  const undone = owner.db.transaction().execute(async (trx) => {
    await sql`alter table selection_result disable trigger user`.execute(trx)
    const rows = await trx.selectFrom('selection_result').innerJoin('candidate', 'candidate.id', 'candidate_id')
      .select(['run_id', 'candidate_id', 'pi_imss', 'person_id']).where('person_id', 'in', [apart, tied[0]?.person ?? '']).execute()
    const [one, other] = [rows.find((row) => row.person_id === apart), rows.find((row) => row.person_id !== apart)]
    if (one === undefined || other === undefined) throw new Error('both are ranked')
    await sql`update selection_result set pi_imss = ${other.pi_imss}
      where run_id = ${one.run_id} and candidate_id = ${one.candidate_id}`.execute(trx)
    for (const criteria of [TIE_CRITERIA, []]) {
      counts.push((await findOwnLottery(trx, one.run_id, one.candidate_id, criteria))?.tied)
    }
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  await owner.close()
  expect(counts).toEqual([1, 4])
})

test('Privacidad: nothing of the others who are tied is in a result: no id, folio, position or value', async () => {
  const [own, ...others] = tied
  const text = JSON.stringify(await resultOf(own?.person ?? ''))
  for (const { person, selectionId } of others) {
    const other = await resultOf(person)
    expect(text).not.toContain(selectionId)
    expect(text).not.toContain(other?.folio ?? '')
    expect(text).not.toContain(other?.lottery?.kind === 'used' ? other.lottery.value : '')
  }
})

test('without a lottery on record a tie shows none, and who was not ranked nothing', async () => {
  expect(judgeOwnLottery({ tied: 2, place: 1, number: null, seed: null, selectionId: 'a' }, TIE_CRITERIA)).toBeNull()
  const absent = await demo.database.db.selectFrom('selection_result')
    .innerJoin('candidate', 'candidate.id', 'selection_result.candidate_id').select('person_id')
    .where('status', '=', 'excluded').limit(1).executeTakeFirstOrThrow()
  expect(await resultOf(absent.person_id)).toMatchObject({ lottery: null })
})

test('§5.1 after the window the lottery is gone with the rest of the breakdown', async () => {
  await demo.moveTo(until)
  expect(await resultOf(tied[0]?.person ?? '')).toMatchObject({ closed: true, lottery: null, answersDigest: null, receiptDigest: null, annulment: null })
})
