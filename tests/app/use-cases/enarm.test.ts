/** ENARM marks by import: whole or not at all; what only nearly fits waits for a person; both versions stay. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { decideEnarmSuggestion, importEnarm } from '#app/use-cases/import-enarm.server.ts'
import { openDatabase } from '#db/client.ts'
import { listEnarmCandidates, type EnarmCandidateRow } from '#db/queries/enarm.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { freezeEmptySelection } from '#tests/factories/frozen-selection.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'

const CALL = 'rama-2024-2025-1'
let demo: DemoDatabase
let services: CoreServices
let admin: Actor
let people: EnarmCandidateRow[]

beforeAll(async () => {
  demo = await createDemoDatabase()
  services = { database: demo.database } as CoreServices
  admin = await demo.actorOf(await findByRole(demo, 'admin'))
  people = await listEnarmCandidates(demo.database.db, CALL)
}, 90_000)

afterAll(() => demo.drop())

const nth = (index: number) => people[index] ?? (people[0] as EnarmCandidateRow)
const lineOf = (
  line: number,
  person: EnarmCandidateRow,
  mark: string,
  change: { curp?: string; name?: string } = {}
) => ({ line, curp: person.curp ?? '', name: person.name.toUpperCase(), mark, ...change })
const take = (lines: ReturnType<typeof lineOf>[], actor = admin) =>
  importEnarm(services, actor, { lines, fileSha256: 'b'.repeat(64) })
const enarmOf = async ({ candidateId }: EnarmCandidateRow) =>
  (
    await demo.database.db
      .selectFrom('candidate')
      .select('enarm')
      .where('id', '=', candidateId)
      .executeTakeFirstOrThrow()
  ).enarm
const refusal = (result: { ok: boolean; refusal?: string }) => (result.ok ? 'done' : result.refusal)
const suggestions = () => demo.database.db.selectFrom('enarm_suggestion').selectAll().orderBy('line').execute()

test('§4.2 A one bad line, and nothing of the file is taken', async () => {
  const before = await enarmOf(nth(0))
  expect(
    await take([
      lineOf(2, nth(0), '80'),
      lineOf(3, nth(1), '180'),
      lineOf(4, nth(2), '70', {
        curp: 'XEXX010101HNEXXXA4',
        name: 'Nadie Ninguno',
      }),
    ])
  ).toMatchObject({
    value: {
      saved: false,
      faults: [
        { line: 3, problem: 'MARK_OUT_OF_RANGE' },
        { line: 4, problem: 'PERSON_UNKNOWN' },
      ],
    },
  })
  expect(await enarmOf(nth(0))).toBe(before)
  expect(await suggestions()).toEqual([])
})

test('§4.2 A who is no admin imports nothing', async () => {
  const resident = await demo.database.db
    .selectFrom('candidate')
    .select('person_id')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(refusal(await take([lineOf(2, nth(0), '80')], await demo.actorOf(resident.person_id)))).toBe('ADMIN_ONLY')
})

test('§4.2 A an exact match counts at once, what it replaces stays on record, and the same again changes nothing', async () => {
  const before = await enarmOf(nth(0))
  const same = await enarmOf(nth(1))
  expect(await take([lineOf(2, nth(0), '80,5'), lineOf(3, nth(1), same ?? '0')])).toMatchObject({
    value: { saved: true, unchanged: 1 },
  })
  expect(await enarmOf(nth(0))).toBe('80.5000')
  expect(await demo.database.db.selectFrom('enarm_mark').select(['mark', 'replaces']).execute()).toEqual([
    { mark: '80.5000', replaces: before },
  ])
})

test('§4.2 A a suggested match counts once a person confirms it, and a rejected one never does', async () => {
  const [confirmed, rejected] = [nth(5), nth(6)]
  const before = [await enarmOf(confirmed), await enarmOf(rejected)]
  expect(
    await take([lineOf(2, confirmed, '66.25', { name: 'Otro Nombre' }), lineOf(3, rejected, '67', { curp: '' })])
  ).toMatchObject({
    value: { saved: true, exact: [], suggested: [{ reason: 'CURP_AGREES' }, { reason: 'NAME_AGREES_CURP_MISSING' }] },
  })
  expect([await enarmOf(confirmed), await enarmOf(rejected)]).toEqual(before)
  const [first, second] = await suggestions()
  if (first === undefined || second === undefined) throw new Error('no suggestions')
  const both = await Promise.all(
    [1, 2].map(() => decideEnarmSuggestion(services, admin, { suggestionId: first.id, outcome: 'confirmed' }))
  )
  expect(both.map(refusal).sort()).toEqual(['ALREADY_DECIDED', 'done'])
  expect(await decideEnarmSuggestion(services, admin, { suggestionId: second.id, outcome: 'rejected' })).toMatchObject(
    { ok: true }
  )
  expect([await enarmOf(confirmed), await enarmOf(rejected)]).toEqual(['66.2500', before[1]])
  expect((await suggestions()).map(({ outcome, decided_by: by }) => [outcome, by])).toEqual([
    ['confirmed', admin.personId],
    ['rejected', admin.personId],
  ])
})

test('§4.2 A of two people that one line may be, only one is confirmed', async () => {
  const person = nth(8)
  await take([lineOf(2, person, '61', { name: 'Otro Nombre' })])
  const open = (await suggestions()).find(({ outcome }) => outcome === null)
  if (open === undefined) throw new Error('no suggestion')
  const owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  const { id } = await owner.db
    .insertInto('enarm_suggestion')
    .values({
      import_id: open.import_id,
      line: open.line,
      candidate_id: nth(9).candidateId,
      curp: '',
      name: 'x',
      mark: '61',
      reason: 'CURP_AGREES',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await owner.close()
  expect(refusal(await decideEnarmSuggestion(services, admin, { suggestionId: open.id, outcome: 'confirmed' }))).toBe(
    'done'
  )
  expect(refusal(await decideEnarmSuggestion(services, admin, { suggestionId: id, outcome: 'confirmed' }))).toBe(
    'SUGGESTION_TAKEN'
  )
})

test('§4.2 A without an import nobody changes a mark, and after the freeze nobody does', async () => {
  const tried = (statement: string) =>
    demo.database.sql.unsafe(statement).then(
      () => 'done',
      (error: unknown) => (error as { constraint_name?: string }).constraint_name
    )
  expect(await tried(`update candidate set enarm = 99 where id = '${nth(0).candidateId}'`)).toBe(
    'candidate_enarm_as_imported'
  )
  await take([lineOf(2, nth(12), '60', { name: 'Otro Nombre' })])
  const open = (await suggestions()).find(({ outcome }) => outcome === null)
  const owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  await freezeEmptySelection(owner.db, CALL, admin.personId)
  await owner.close()
  expect(refusal(await take([lineOf(2, nth(0), '81')]))).toBe('ENARM_FROZEN')
  expect(
    refusal(await decideEnarmSuggestion(services, admin, { suggestionId: open?.id ?? '', outcome: 'confirmed' }))
  ).toBe('ENARM_FROZEN')
  expect(await tried(`update candidate set enarm = 99 where id = '${nth(0).candidateId}'`)).toBe(
    'candidate_enarm_before_freeze'
  )
  expect(await verifyAudit(demo.database.db)).toMatchObject({ whole: true })
})
