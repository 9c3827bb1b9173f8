// Who is not on the roster: found by what a person can say of themselves, answered, and kept for the coordination.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { recordEntryInquiry } from '#app/use-cases/record-entry-inquiry.server.ts'
import { findPeopleAtDoor, listInquiries } from '#db/queries/entry-inquiries.ts'
import { OPENS_AT } from '#tests/db/sitting/sitting-database.ts'
import { nth } from '#tests/app/live/live-server.ts'
import { startUseCaseSitting, type UseCaseSitting } from './sitting-services.ts'

let sitting: UseCaseSitting
let supervisor: Actor
const here = () => ({ turnoId: sitting.turnoId, sedeCode: 'A' })
const find = (...words: string[]) => findPeopleAtDoor(sitting.app.db, sitting.convocatoriaId, words)
const record = (change: { personId: string | null; sedeCode?: string }, actor = supervisor) =>
  recordEntryInquiry(sitting.services, actor, { ...here(), searched: 'F-10001', note: 'Viene de otra sede', ...change })

beforeAll(async () => {
  sitting = await startUseCaseSitting({ attempts: 4 })
  supervisor = await sitting.actor(sitting.staff.supervisorA.cookie)
  await sitting.startClock(OPENS_AT)
})
afterAll(() => sitting.close())

test('a person is found by folio, matrícula or words of the name, and a wildcard stands for itself', async () => {
  expect((await find('f-10003')).map(({ folio }) => folio)).toEqual(['F-10003'])
  expect((await find('99000003')).map(({ folio }) => folio)).toEqual(['F-10003'])
  expect((await find('99000003', 'apellido')).map(({ folio }) => folio)).toEqual(['F-10003'])
  expect(await find('%')).toEqual([])
  expect(await find('apellido_99000003')).toEqual([])
})

test('staff without a part in the convocatoria is not found: this is no directory', async () => {
  expect(await find('apellido', 'adm')).toEqual([])
})

test('§3.1 the answer is recorded with who asked, the audit holds only hashes of what was typed', async () => {
  const other = nth(sitting.attempts, 3)
  expect(await record({ personId: other.personId })).toEqual({ ok: true, value: 'OTHER_SEDE' })
  expect(await record({ personId: null })).toEqual({ ok: true, value: 'UNKNOWN_PERSON' })
  expect(await listInquiries(sitting.app.db, here())).toMatchObject([
    { answer: 'UNKNOWN_PERSON', foundNames: null },
    { answer: 'OTHER_SEDE', matricula: '99000003', note: 'Viene de otra sede', sedeName: 'Hospital A' }])
  const audit = await sitting.auditOf(sitting.turnoId)
  expect(audit.map(({ action }) => action)).toEqual(['turno.entryInquiry', 'turno.entryInquiry'])
  expect(JSON.stringify(audit)).not.toMatch(/Viene|F-10001/)
})

test('only a supervisor of the sede records there, and only of somebody who exists', async () => {
  expect(await record({ personId: null, sedeCode: 'B' })).toMatchObject({ refusal: 'NOT_YOUR_SEDE' })
  expect(await record({ personId: sitting.turnoId })).toMatchObject({ refusal: 'PERSON_UNKNOWN' })
})

test('an inquiry is never changed', async () => {
  await expect(sitting.owner.sql`delete from entry_inquiry`).rejects.toMatchObject({
    constraint_name: 'entry_inquiry_append_only' })
})
