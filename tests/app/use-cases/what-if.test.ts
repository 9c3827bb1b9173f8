/** What-if runs with another annulment, over a demo whose freeze holds one annulled item. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import type { Actor } from '#app/http/actor.ts'
import type { DryRun, Move } from '#app/marking/compare-standings.ts'
import { dryRunAnnulment } from '#app/marking/dry-run.server.ts'
import type { Services } from '#app/services.server.ts'
import { discardSelection } from '#app/use-cases/discard-selection.server.ts'
import { freezeSelection } from '#app/use-cases/freeze-selection.server.ts'
import { simulateSelection, type WhatIfInput } from '#app/use-cases/simulate-selection.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { readNow } from '#db/queries/clock.ts'
import { findDrawnInput } from '#db/queries/lotteries.ts'
import { findWhatIf } from '#db/queries/what-ifs.ts'
import type { AnnulmentPolicy } from '#exam-engine/marking/mark.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { readPackage } from '#scoring/package/read-package.ts'
import { resultsBytes } from '#scoring/package/results.ts'
import { runSelection } from '#scoring/select.ts'
import { annulFirstItem } from '#tests/factories/annulled-item.ts'
import { createDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { createPerson } from '#tests/factories/people.ts'
import {
  bothAdmins, DEMO_CALL, DEMO_FREEZE, demand, drawLottery, markEverything,
} from '#tests/factories/published-selection.ts'
import { sitExam } from '#tests/factories/sat-exam.ts'
import { selectionServices } from '#tests/factories/selection-services.ts'
import { startCheapPasswords } from '#tests/setup/cheap-passwords.ts'

const PASSWORD = 'Efiser-2024'
const passwords = startCheapPasswords()

let demo: DemoDatabase
let owner: Database
let services: Services
let first: Actor
let second: Actor
let examId: string
let formId: string
/** Of the form by id; the first one is annulled, dropped, when the selection is frozen. */
let items: string[]
let approved: DryRun
let runId: string
/** What the dry run said before the freeze, of one item more. */
let dryBefore: DryRun

beforeAll(async () => {
  demo = await createDemoDatabase(await passwords.hash(PASSWORD))
  owner = openDatabase({ url: demo.ownerUrl, max: 2 })
  services = { ...await selectionServices(demo.database), passwords, rateLimits: createRateLimits() } as Services
  const { db } = demo.database
  ;[first, second] = await bothAdmins(demo)
  const sat = await sitExam(demo, 'Gineco obstetricia', 4, (place, index) => (place * 7 + index * 3) % 40 > index)
  await markEverything(demo)
  const attempt = await db.selectFrom('attempt').select(['exam_id', 'form_id'])
    .where('id', '=', [...sat.keys()][0] ?? '').executeTakeFirstOrThrow()
  examId = attempt.exam_id
  formId = attempt.form_id ?? ''
  const rows = await db.selectFrom('form_item').select('item_id').where('form_id', '=', formId).orderBy('item_id').execute()
  items = rows.map(({ item_id: id }) => id)
  const annulmentId = await annulFirstItem(demo, PASSWORD)
  const { effect } = await db.selectFrom('annulment').select('effect').where('id', '=', annulmentId).executeTakeFirstOrThrow()
  approved = JSON.parse(effect ?? '') as DryRun
  dryBefore = demand(await dryRunAnnulment(
    db, { convocatoriaId: DEMO_CALL, examId, formId }, { itemIds: [item(3)], policy: 'drop' }, await readNow(db))).dryRun
  runId = demand(await freezeSelection(services, first, DEMO_FREEZE))
}, 180_000)

afterAll(async () => {
  await owner.close()
  await demo.drop()
  await passwords.close()
})

const item = (index: number) => items[index] ?? ''
const annul = (itemIds: string[], policy: AnnulmentPolicy = 'drop') => ({ formId, itemIds, policy })
const simulate = (wanted: Partial<WhatIfInput>, by = first) =>
  simulateSelection(services, by, runId, { label: '¿Y si…?', seats: [], annulment: null, ...wanted })

/** What was simulated, with the candidates' folios in the place of their selection ids. */
async function outcomeOf(wanted: Partial<WhatIfInput>) {
  const row = await findWhatIf(demo.database.db, demand(await simulate(wanted)))
  const rows = await demo.database.sql<{ selection_id: string, folio: string }[]>`
    select selection_id, folio from selection_identity join candidate on candidate.id = candidate_id where run_id = ${runId}`
  const folios = new Map(rows.map(({ selection_id: id, folio }) => [id, folio]))
  const comparison = JSON.parse(row?.comparison ?? '') as DryRun
  return { row, comparison: { ...comparison, moves: named(comparison.moves, folios) } }
}

function named(moves: readonly Move[], folios: ReadonlyMap<string, string>): Move[] {
  return moves.map((move) => ({ ...move, folio: folios.get(move.folio) ?? '' }))
    .sort((left, right) => (left.folio < right.folio ? -1 : 1))
}

test('§3.1 B a simulated annulment of the freeze moves whom the dry run before the freeze said, in all things', async () => {
  const { row, comparison } = await outcomeOf({ annulment: annul([item(0), item(3)]) })
  expect(dryBefore.counts.marks).toBeGreaterThan(20)
  expect(dryBefore.counts.positions).toBeGreaterThan(0)
  expect(comparison).toEqual(dryBefore)
  expect(row).toMatchObject({ invented_seed: true, changes: '[]' })
  expect(JSON.parse(row?.annulment ?? '')).toEqual({
    formId, before: { itemIds: [item(0)], policy: 'drop' }, after: { itemIds: [item(0), item(3)], policy: 'drop' },
  })
})

test('§3.1 B an annulment that is lifted moves everybody back to where they were before its approval', async () => {
  const { comparison } = await outcomeOf({ annulment: annul([]) })
  expect(approved.moves.length).toBeGreaterThan(20)
  expect(comparison.moves).toEqual(approved.moves.map(({ before, after, ...move }) => ({ ...move, before: after, after: before })))
})

test('§3.1 B, §5.2 seats and another rule for what is annulled are simulated at once, with the cut-offs of both', async () => {
  const { comparison: alone } = await outcomeOf({ annulment: annul([item(0)], 'credit') })
  expect(alone.counts.efiserDown + alone.counts.efiserUp).toBeGreaterThan(0)
  const moved = dryBefore.moves.find(({ before }) => before.seat !== null)?.before.seat
  if (moved === undefined || moved === null) throw new Error('nobody has a seat')
  const { cer, sede, subsede } = moved
  const { row, comparison } = await outcomeOf({ seats: [{ cer, sede, subsede, seats: 0 }], annulment: annul([item(0)], 'credit') })
  expect(comparison.counts.marks).toBe(alone.counts.marks)
  expect(comparison.counts.seatsLost).toBeGreaterThan(0)
  expect(JSON.parse(row?.changes ?? '')).toMatchObject([{ cer, sede, subsede, to: 0 }])
  expect(JSON.parse(row?.cutoffs ?? '')).toContainEqual(expect.objectContaining({
    cer, sede, subsede, after: { seats: 0, filled: 0, lastPiImss: null, decidedByTieBreak: false },
  }))
})

test('a simulation that asks nothing, or of what is not in the freeze, is refused; so is everybody but the coordination', async () => {
  const resident = await demo.actorOf(await createPerson(owner.db, { roles: [{ role: 'residente' }] }))
  const auditor = await demo.actorOf(await createPerson(owner.db, { roles: [{ role: 'auditor' }] }))
  const refused = async (wanted: Partial<WhatIfInput>, by?: Actor) => {
    const made = await simulate(wanted, by)
    return made.ok ? 'ok' : made.refusal
  }
  expect(await refused({})).toBe('WHAT_IF_CHANGES_NOTHING')
  expect(await refused({ annulment: annul([item(0)]) })).toBe('WHAT_IF_CHANGES_NOTHING')
  expect(await refused({ annulment: annul([runId]) })).toBe('WHAT_IF_ITEM_UNKNOWN')
  expect(await refused({ annulment: annul(items, 'credit') })).toBe('WHAT_IF_NOTHING_COUNTED')
  expect(await refused({ annulment: { ...annul([item(1)]), formId: runId } })).toBe('WHAT_IF_FORM_UNKNOWN')
  expect(await refused({ annulment: annul([item(1)]) }, resident)).toBe('ADMIN_ONLY')
  expect(await refused({ annulment: annul([item(1)]) }, auditor)).toBe('ADMIN_ONLY')
})

test('a simulation names its items by the database too: of its own run, of the form, and something that changes', async () => {
  const insert = (annulment: object) => owner.sql`
    insert into what_if (run_id, label, changes, annulment, comparison, input_sha256, results_sha256, made_by)
    values (${runId}, 'x', '[]', ${JSON.stringify(annulment)}, '{}', 'x', 'x', ${first.personId})`
  const before = { itemIds: [item(0)], policy: 'drop' }
  await expect(insert({ formId, before, after: { itemIds: [runId], policy: 'drop' } })).rejects.toMatchObject({ constraint_name: 'what_if_items_of_form' })
  await expect(insert({ formId, before, after: { itemIds: items, policy: 'drop' } })).rejects.toMatchObject({ constraint_name: 'what_if_items_of_form' })
  await expect(insert({ formId: runId, before, after: { itemIds: [item(0), item(1)], policy: 'drop' } })).rejects.toMatchObject({ constraint_name: 'what_if_form_of_its_run' })
  await expect(insert({ formId, before, after: before })).rejects.toMatchObject({ constraint_name: 'what_if_annulment_changes_something' })
  await expect(insert({ formId, before, after: { ...before, policy: 'otra' } })).rejects.toMatchObject({ constraint_name: 'what_if_annulment_policy_known' })
})

test('§5.1 a simulation is never published: no run takes its results, no freeze its input, and it never changes', async () => {
  await drawLottery(demo, runId)
  const { row } = await outcomeOf({ annulment: annul([item(0), item(3)]) })
  expect(row).toMatchObject({ invented_seed: false })
  const drawn = await findDrawnInput(demo.database.db, runId)
  const read = readPackage(Buffer.from(drawn?.input ?? ''))
  if (!read.ok) throw new Error('the input of the run is unusable')
  // The results of the simulated input, made as the product makes them: the selection itself.
  const results = runSelection(read.value.input, row?.input_sha256 ?? '')
  if (!results.ok) throw new Error(results.refusal)
  const text = Buffer.from(resultsBytes(results.value)).toString()
  await expect(owner.sql`update selection_run set ran_at = now(), ran_by = ${first.personId}, results = ${text},
    results_sha256 = ${sha256Hex(text)} where id = ${runId}`).rejects.toMatchObject({ constraint_name: 'selection_run_after_lottery' })
  await expect(owner.sql`insert into selection_run (convocatoria_id, frozen_at, frozen_by, input, input_sha256)
    values (${DEMO_CALL}, now(), ${first.personId}, '{}', ${row?.input_sha256 ?? ''})`).rejects.toMatchObject({
    constraint_name: 'selection_run_not_simulated',
  })
  await expect(owner.sql`update what_if set label = 'otra'`).rejects.toThrow()
  await expect(owner.sql`delete from what_if`).rejects.toThrow()
  await expect(demo.database.sql`update what_if set label = 'otra'`).rejects.toThrow(/permission denied/)
})

test('what is simulated rests on the answers and annulments of the freeze: with others it is refused', async () => {
  const changed = { annulment: annul([item(1)]) }
  const { id } = await demo.database.db.selectFrom('attempt').select('id').where('form_id', '=', formId).limit(1)
    .executeTakeFirstOrThrow()
  await owner.sql`alter table answer disable trigger user`
  const forge = () => owner.sql`update answer set option_id = null where attempt_id = ${id} and item_id = ${item(2)} returning 1`
  const [kept] = await owner.sql<{ option_id: string }[]>`select option_id from answer where attempt_id = ${id} and item_id = ${item(2)}`
  expect(await forge()).toHaveLength(1)
  expect(await simulate(changed)).toMatchObject({ refusal: 'WHAT_IF_INPUTS_CHANGED' })
  await owner.sql`update answer set option_id = ${kept?.option_id ?? null} where attempt_id = ${id} and item_id = ${item(2)}`
  demand(await simulate(changed))

  demand(await discardSelection(services, second, runId, { reason: 'Falta una anulación', password: PASSWORD, address: '127.0.0.1' }))
  await owner.sql`alter table annulment disable trigger user`
  await owner.sql`update annulment set item_ids = ${[item(4)]} where form_id = ${formId}`
  expect(await simulate(changed)).toMatchObject({ refusal: 'WHAT_IF_INPUTS_CHANGED' })
})
