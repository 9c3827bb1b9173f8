/** Exports of arrivals and acceptance: sums that agree, whose they are, an audit row each; and samples that say so. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendArrivals } from '#app/arrivals/send-arrivals.server.ts'
import { readWorkbook } from '#app/csv-import/read-workbook.server.ts'
import { renderAcceptanceLetter } from '#app/documents/acceptance-letter.server.ts'
import { renderCommitment } from '#app/documents/commitment-letter.server.ts'
import { countBySede, sumAcceptance } from '#app/acceptance/acceptance-counts.ts'
import { exportAcceptance } from '#app/use-cases/export-acceptance.server.ts'
import { exportArrivals } from '#app/use-cases/export-arrivals.server.ts'
import type { ReceiverArgs } from '#app/arrivals/receiver.server.ts'
import { makeCommitmentLetter, makeLetter } from '#tests/app/documents/document-factory.ts'
import { readPdf } from '#tests/app/documents/read-pdf.ts'
import { createAwardedResidents, type AwardedResidents } from '#tests/factories/awarded-residents.ts'
import { demand } from '#tests/factories/published-selection.ts'
import { placesOf, receiverOf } from '#tests/factories/receivers.ts'

let residents: AwardedResidents
beforeAll(async () => { residents = await createAwardedResidents() }, 120_000)
afterAll(() => residents.drop())

test('§5.9.3 the list of arrivals names who comes to the own sedes, in both forms, and leaves a trace', async () => {
  const holder = await residents.nextCommitted()
  const { sedeCode, folio } = await placesOf(residents, holder)
  const actor = await receiverOf(residents, { sedeCode })
  const open = { actor, receiver: { sedeCode }, addressees: [sedeCode], name: 'Sede', base: '' }
  await residents.standAt(residents.until, -1)
  expect(demand(await exportArrivals(residents.services, open, 'pdf')).people).toEqual([])
  await residents.standAt(residents.until)
  const args = { context: { services: residents.services } } as unknown as ReceiverArgs
  const workbook = await readWorkbook(new Uint8Array(await (await sendArrivals(args, open, 'xlsx')).arrayBuffer()))
  expect(workbook).toContain(folio)
  const { text } = await readPdf(Buffer.from(await (await sendArrivals(args, open, 'pdf')).arrayBuffer()))
  expect(text).toContain(folio)
  const scores = await residents.database.db.selectFrom('selection_result').select('pi_imss').where('pi_imss', 'is not', null).execute()
  for (const { pi_imss: score } of scores) expect(`${workbook ?? ''}${text}`).not.toContain(score)
  const elsewhere = { ...open, receiver: { sedeCode: 'OTRA' } }
  expect(demand(await exportArrivals(residents.services, elsewhere, 'xlsx')).people).toEqual([])
  const traces = await residents.database.db.selectFrom('audit_event').select('actor_role').where('action', '=', 'arrivals.export').execute()
  expect(traces.map(({ actor_role: role }) => role)).toEqual(Array.from({ length: 4 }, () => 'educacion'))
})

test('§5.3 by course and by sede the same seats are counted, each once', async () => {
  await residents.standAt(residents.until, -1)
  const { courses, sedes } = demand(await exportAcceptance(residents.services, residents.admins[0], 'xlsx'))
  expect(sumAcceptance(courses)).toEqual(sumAcceptance(sedes))
  const { length } = await residents.database.db.selectFrom('award').select('id').execute()
  expect(sumAcceptance(courses).assigned).toBe(length)
  expect(sumAcceptance(courses).pending).toBeGreaterThan(0)
  await residents.standAt(residents.until)
  const after = sumAcceptance(demand(await exportAcceptance(residents.services, residents.admins[0], 'pdf')).sedes)
  expect(after).toMatchObject({ pending: 0, assigned: length })
  expect(after.lapsed).toBe(sumAcceptance(courses).pending)
  const own = await residents.nextHolder()
  expect(await exportAcceptance(residents.services, own, 'pdf')).toMatchObject({ ok: false, refusal: 'ADMIN_ONLY' })
})

test('a sede of two courses is one row', () => {
  const window = { from: residents.from, until: residents.until }
  const row = { code: 'A', sede: 'HGZ 1', ooad: 'OOAD X', awards: 2 }
  expect(countBySede([{ ...row, state: 'letterIssued' }, { ...row, state: 'assigned' }], window, residents.from))
    .toMatchObject([{ code: 'A', assigned: 4, accepted: 2, letterIssued: 2, pending: 2 }])
})

test('a sample letter says MUESTRA on every page, and a real one nowhere', async () => {
  const signed = { keyId: '0'.repeat(64), signature: 'x' }
  for (const [isSample, documents] of [
    [true, [await renderAcceptanceLetter(makeLetter(), signed, { isSample: true }), await renderCommitment(makeCommitmentLetter(), { isSample: true })]],
    [false, [await renderAcceptanceLetter(makeLetter(), signed), await renderCommitment(makeCommitmentLetter())]],
  ] as const) {
    for (const bytes of documents) {
      const { pages } = await readPdf(bytes)
      expect(pages.map(({ text }) => text.includes('MUESTRA'))).toEqual(pages.map(() => isSample))
    }
  }
})
