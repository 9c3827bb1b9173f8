/**
 * One's own result, and nobody else's: every row is found by the signed-in person's id. After the window of §5.1 only the
 * outcome and the state of the letter are left to see.
 */
import type { AppLoadContext } from '@remix-run/node'
import { findAward, type OwnAward } from '#db/queries/awards.ts'
import { readForeignRecord } from '#db/queries/foreign-records.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCarriedOrigin } from '#db/queries/carried-marks.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { readFrozenRules } from '#db/queries/frozen-rules.ts'
import { findOwnLottery } from '#db/queries/own-lottery.ts'
import { listOwnPublications } from '#db/queries/own-publications.ts'
import { findOwnResult, listOwnGrades, listOwnPreferences, type OwnResult } from '#db/queries/results.ts'
import { readTieBreak } from '#db/queries/tie-break.ts'
import type { TieCriterion } from '#exam-engine/convocatoria/call-document.ts'
import { articlePointsOf } from '#exam-engine/convocatoria/article-points.ts'
import { effectiveState, outcomeOf } from '#exam-engine/convocatoria/acceptance.ts'
import { judgeForeign } from '#exam-engine/convocatoria/foreign-status.ts'
import type { DbOrTrx } from '#db/client.ts'
import type { Instant, Window } from '#exam-engine/kernel/time.ts'
import { formatMostPoints } from '#app/labels/format-number.ts'
import { describeOwnAnnulment } from '#app/marking/annulment-words.ts'
import { breakDownResult } from '#app/score-breakdown/breakdown.ts'
import { publicationLines } from '#app/score-breakdown/publication-lines.ts'
import { judgeOwnLottery } from './own-lottery.ts'
import { describePreferences } from './own-preferences.server.ts'

/** What the page shows; `result` is null before the results are open, or without a candidacy. */
export async function readResult({ services: { database: { db } } }: AppLoadContext, personId: string) {
  const now = await readNow(db)
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return { now, window: null, result: null }
  const own = await findOwnResult(db, personId, now)
  const { results: window } = await readConvocatoriaWindows(db, own?.convocatoria_id ?? convocatoria.id)
  return { now, window, result: own === undefined ? null : await describeResult(db, personId, own, window, now) }
}

async function describeResult(db: DbOrTrx, personId: string, own: OwnResult, window: Window, now: Instant) {
  const whole = await describeWhole(db, personId, own, window, now)
  if (now < window.until) return { ...whole, closed: false }
  return {
    ...whole, closed: true, piImss: null, position: null, positionInCer: null, correct: null, counted: null,
    annulment: null, answersDigest: null, receiptDigest: null, lottery: null, breakdown: null, bonus: null,
    grades: [], publications: [], preferences: [],
  }
}

async function describeWhole(db: DbOrTrx, personId: string, own: OwnResult, window: Window, now: Instant) {
  const [preferences, grades, publications, rules, award, tieBreak, carriedFrom] = await Promise.all([
    listOwnPreferences(db, own.run_id, own.candidate_id), listOwnGrades(db, own.bearer_id),
    listOwnPublications(db, own.bearer_id), readFrozenRules(db, own.run_id, own.convocatoria_id), findAward(db, personId),
    readTieBreak(db, own.convocatoria_id),
    own.bearer_id === own.candidate_id ? undefined : findCarriedOrigin(db, own.bearer_id),
  ])
  const [lottery, verdicts] = await Promise.all([
    readOwnLottery(db, own, tieBreak), describePreferences(db, own, preferences, tieBreak),
  ])
  return {
    folio: own.folio,
    /** Where and when the exam was sat, where its mark carried over. §5.13 */
    carriedFrom: carriedFrom ?? null,
    exclusion: own.exclusion,
    piImss: own.pi_imss,
    position: own.position,
    positionInCer: own.position_in_cer,
    correct: own.correct,
    counted: own.counted,
    annulment: own.annulment_policy === null || own.annulled_items === null || own.annulled_items === 0 ? null
      : describeOwnAnnulment(own.annulled_items, own.annulment_policy),
    answersDigest: own.answers_digest,
    receiptDigest: own.receipt_digest,
    lottery,
    breakdown: breakDownResult(own, rules.piImss),
    grades,
    bonus: own.bonus,
    bonusMax: formatMostPoints(rules.piImss.publicationBonusMax),
    publications: publicationLines(publications, articlePointsOf(rules)),
    preferences: verdicts,
    foreign: award === undefined ? null : await judgeOwnDuties(db, award, window, now),
    award: award === undefined ? null : {
      cer: award.cer, sede: award.sede_name, city: award.city, subsede: award.subsede, ooad: award.ooad,
      state: effectiveState(award.state, now, window), lapsed: outcomeOf(award.state, now, window) === 'lapsed',
      letterIssuedAt: award.issued_at, endedAt: award.revoked_at ?? award.resigned_at,
    },
  }
}

/** Null for who was not ranked, and where no lottery is on record. §5.2 */
async function readOwnLottery(db: DbOrTrx, own: OwnResult, tieBreak: readonly TieCriterion[]) {
  const facts = await findOwnLottery(db, own.run_id, own.candidate_id, tieBreak)
  return facts === undefined ? null : judgeOwnLottery(facts, tieBreak)
}

/** What a foreign resident with a seat owes and by when; null for everybody else. §5.18 */
async function judgeOwnDuties(db: DbOrTrx, award: OwnAward, window: Window, now: Instant) {
  if (award.category !== 'foreign' || !['pending', 'accepted'].includes(outcomeOf(award.state, now, window))) return null
  const { windows: { foreignTuition: { until } } } = await readConvocatoriaRules(db, award.convocatoria_id)
  return { until, ...judgeForeign(await readForeignRecord(db, award.id), until, now) }
}

export type ResultView = NonNullable<Awaited<ReturnType<typeof readResult>>['result']>
export type AwardView = NonNullable<ResultView['award']>
