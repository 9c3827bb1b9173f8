/**
 * The own resignation as its pages need it: the seat, what was written, what follows from sending it now. Null for who has
 * nothing to resign and never did.
 */
import { readOwnSeat } from '#app/award/own-seat.server.ts'
import type { DbOrTrx } from '#db/client.ts'
import { findResignation } from '#db/queries/resignations.ts'
import { readLetterFacts } from '#db/queries/letter-facts.ts'
import { holdsSeat } from '#exam-engine/convocatoria/acceptance.ts'
import { composeSubject, consequenceOf, nextConsequenceAt } from '#exam-engine/convocatoria/resignation.ts'
import { surnames } from '#exam-engine/kernel/full-name.ts'

export async function readOwnResignation(db: DbOrTrx, personId: string) {
  const seat = await readOwnSeat(db, personId)
  if (seat === null) return null
  const { award, state, now, rules: { windows, resignation: prescribed } } = seat
  const written = await findResignation(db, award.id) ?? null
  if (!holdsSeat(state) && state !== 'resigned') return null
  const facts = await readLetterFacts(db, award.id)
  const name = `${surnames(facts.first_surname, facts.second_surname)} ${facts.given_names}`
  const sentAt = written?.sentAt ?? null
  return {
    now, facts, folio: award.folio, held: holdsSeat(state),
    seat: `${award.cer}, ${award.sede_name}${award.subsede === null ? '' : `, subsede ${award.subsede}`}`,
    addressee: prescribed.addressee, subject: composeSubject(prescribed.subjectTemplate, { cer: award.cer, name }),
    written,
    answeredBy: written === null || written.answererNames === null ? null : `${written.answererNames} ${written.answererSurname ?? ''}`,
    /** Of a resignation that is sent now. */
    consequence: consequenceOf(windows, now),
    changesAt: nextConsequenceAt(windows, now),
    /** Of the one that was sent; null before. */
    sentConsequence: sentAt === null ? null : consequenceOf(windows, sentAt),
    terms: {
      competeAgainBefore: windows.resignToCompeteAgain.before, keepCourseUntil: windows.resignKeepingCurrentCourse.until,
    },
    template: `Por medio de la presente y por así convenir a mis intereses, renuncio de manera libre y voluntaria a la plaza `
      + `del curso de ${award.cer}, con sede en ${award.sede_name}`
      + `${award.subsede === null ? '' : `, subsede ${award.subsede}`}, que acepté en la convocatoria vigente.\n\n`
      + 'Conozco las consecuencias que la convocatoria establece según la fecha de esta renuncia (§5.15 a §5.17).',
  }
}

/** What its page is sent: everything but what only the printed text needs. */
export async function readResignationPage(db: DbOrTrx, personId: string) {
  const resignation = await readOwnResignation(db, personId)
  if (resignation === null) return null
  const { now, folio, held, seat, addressee, subject, written, answeredBy, consequence, changesAt, sentConsequence, terms,
    template } = resignation
  return { now, folio, held, seat, addressee, subject, written, answeredBy, consequence, changesAt, sentConsequence, terms, template }
}

export type OwnResignation = NonNullable<Awaited<ReturnType<typeof readResignationPage>>>
