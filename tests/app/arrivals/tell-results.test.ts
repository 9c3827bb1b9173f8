/** Mail about the results: to everybody at the minute of the publication, to the undecided before the close, once each. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptCommitment, acceptSede } from '#app/use-cases/accept-award.server.ts'
import { readOwnCommitment } from '#app/use-cases/own-commitment.server.ts'
import { tellResults } from '#app/use-cases/tell-results.server.ts'
import { remindFrom } from '#exam-engine/convocatoria/result-notices.ts'
import { createAwardedResidents, type AwardedResidents } from '#tests/factories/awarded-residents.ts'
import { demand } from '#tests/factories/published-selection.ts'

let residents: AwardedResidents
beforeAll(async () => { residents = await createAwardedResidents() }, 120_000)
afterAll(() => residents.drop())

const mailOf = (kind: string) => residents.database.db.selectFrom('mail_message').select(['person_id as personId', 'subject', 'body'])
  .where('kind', '=', kind).execute()

test('§5.1 a millisecond before its minute nobody is told; from then on every candidate, once, and never the result', async () => {
  await residents.standAt(residents.from, -1)
  expect(await tellResults(residents.services)).toEqual({ opened: 0, closing: 0 })
  await residents.standAt(residents.from)
  const [first, second] = await Promise.all([tellResults(residents.services), tellResults(residents.services)])
  const candidates = await residents.database.db.selectFrom('selection_result').select('candidate_id').execute()
  expect(first.opened + second.opened).toBe(candidates.length)
  expect(await tellResults(residents.services)).toEqual({ opened: 0, closing: 0 })
  const mails = await mailOf('resultsOpen')
  expect(new Set(mails.map(({ personId }) => personId)).size).toBe(candidates.length)
  // The same words to who has a seat and who has none.
  expect(new Set(mails.map(({ subject, body }) => subject + body)).size).toBe(1)
})

test('§5.3 in the last day who has a seat and has not decided is reminded, once', async () => {
  const decided = await residents.nextCommitted()
  const half = await residents.nextHolder()
  demand(await acceptSede(residents.services, half))
  const silent = await residents.nextHolder()
  await residents.standAt(remindFrom({ from: residents.from, until: residents.until }), -1)
  expect(await tellResults(residents.services)).toEqual({ opened: 0, closing: 0 })
  await residents.standAt(remindFrom({ from: residents.from, until: residents.until }))
  await tellResults(residents.services)
  const reminded = (await mailOf('decisionMissing')).map(({ personId }) => personId)
  expect(reminded).toContain(silent.personId)
  expect(reminded).toContain(half.personId)
  expect(reminded).not.toContain(decided.personId)
  demand(await acceptCommitment(residents.services, half, (await readOwnCommitment(residents.database.db, half.personId))?.sha256 ?? ''))
  expect(await tellResults(residents.services)).toEqual({ opened: 0, closing: 0 })
  await residents.standAt(residents.until)
  expect(await tellResults(residents.services)).toEqual({ opened: 0, closing: 0 })
  const audited = await residents.database.db.selectFrom('audit_event').select('action').where('action', 'like', 'results.%').execute()
  expect(audited.map(({ action }) => action)).toContain('results.remind')
})
