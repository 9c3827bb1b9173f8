/**
 * The file of one person as a page shows it: identity, course, versions with what changed, picture of the articles and
 * their evaluation, which grades and ENARM marks are there, sitting, seat, corrections, and the rows of the audit about
 * the person. `full` is for the coordination: contact. No score of any kind: those ask for a reason (score-openings).
 */
import type { Trx } from '#db/client.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { findRosterCorrectable, listPersonCorrections, listRosterCorrections } from '#db/queries/person-corrections.ts'
import {
  findSeatOfFile, findSittingOf, listArticlesOfFile, listAuditOfPerson, listEnarmOfFile, listGradesOfFile, listRegistrations,
  type findPersonOfFile,
} from '#db/queries/person-file.ts'
import { listPublicationFiles } from '#db/queries/publication-declarations.ts'
import { isBarred, listCancellations } from '#db/queries/registration-cancellations.ts'
import { findRosterEntry } from '#db/queries/registration-facts.ts'
import { listVersions } from '#db/queries/registration-versions.ts'
import { effectiveState } from '#exam-engine/convocatoria/acceptance.ts'
import { changesBetween, CONTACT_FIELDS } from '#exam-engine/convocatoria/version-changes.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'

const AUDIT_ROWS = 100

type Person = NonNullable<Awaited<ReturnType<typeof findPersonOfFile>>>

export async function readPersonFile(trx: Trx, person: Person, full: boolean) {
  const convocatoria = await findCurrentConvocatoria(trx)
  const of = { convocatoriaId: convocatoria?.id ?? '', personId: person.id }
  const registrations = await listRegistrations(trx, person.id)
  const current = registrations.find(({ convocatoriaId }) => convocatoriaId === of.convocatoriaId)
  const roster = await findRosterEntry(trx, of)
  const versions = await listVersions(trx, of)
  const shows = (field: (typeof CONTACT_FIELDS)[number]) => full || !CONTACT_FIELDS.includes(field)
  // Of a mark that carried over, exam, grades, ENARM and articles stand at the candidacy that earned it. §5.13
  const source = registrations.find(({ id }) => id === (current?.carriesFrom ?? null))
  const bearer = source ?? current
  const ofBearer = { ...of, convocatoriaId: source?.convocatoriaId ?? of.convocatoriaId }
  const grades = bearer === undefined ? [] : await listGradesOfFile(trx, bearer.id)
  const enarm = bearer === undefined ? [] : await listEnarmOfFile(trx, bearer.id)
  return {
    full,
    convocatoria: convocatoria?.title ?? null,
    frozen: convocatoria !== undefined && await findFirstFreeze(trx, convocatoria.id) !== null,
    barred: await isBarred(trx, person.id),
    person: {
      id: person.id, name: fullName(person.given_names, person.first_surname, person.second_surname),
      matricula: person.matricula, curp: person.curp, sex: person.sex, bornOn: person.born_on,
      recorded: {
        given_names: person.given_names, first_surname: person.first_surname, second_surname: person.second_surname ?? '',
        curp: person.curp ?? '', sex: person.sex, born_on: person.born_on ?? '',
      },
      email: full ? person.email : null, phones: full ? versions[0]?.content.contact.phones ?? [] : [],
      account: person.account === null ? 'none' as const : person.disabled_at === null ? 'active' as const : 'disabled' as const,
    },
    courseRecorded: roster === undefined ? null : await findRosterCorrectable(trx, of.convocatoriaId, person.id) ?? null,
    course: roster === undefined ? null : {
      ceme: roster.ceme, grade: roster.grade, category: roster.category, enrolled: roster.enrolled,
      adscription: `${roster.name}, ${roster.city}`, examSede: `${roster.exam_name}, ${roster.exam_city}`,
    },
    folio: current?.folio ?? null,
    carriedFrom: source === undefined ? null : { title: source.title, folio: source.folio },
    others: registrations.filter((one) => one !== current).map(({ title, folio }) => ({ title, folio })),
    versions: versions.map(({ number, registeredAt, printedAt, sha256, content }, index) => ({
      number, registeredAt, printedAt, sha256,
      changes: changesBetween(versions[index + 1]?.content ?? null, content).filter(({ field }) => shows(field)),
    })),
    documents: await listPublicationFiles(trx, ofBearer),
    articles: await listArticlesOfFile(trx, ofBearer),
    grades: grades.map(({ year, corrections }) => ({ year, corrections: Number(corrections) })),
    enarm: {
      received: (bearer?.enarm ?? null) !== null,
      history: enarm.map(({ id, at, replaces }) => ({ id, at, replaces: replaces !== null })),
    },
    sitting: bearer === undefined ? null : await findSittingOf(trx, bearer.id) ?? null,
    seat: current === undefined ? null : await readSeat(trx, current.convocatoriaId, current.id),
    cancellations: (await listCancellations(trx, person.id)).map(({ adminNames, adminSurname, ...row }) => (
      { ...row, note: full ? row.note : null, admin: `${adminNames} ${adminSurname}` })),
    corrections: [...await listPersonCorrections(trx, person.id), ...await listRosterCorrections(trx, person.id)]
      .map(({ adminNames, adminSurname, ...row }) => ({ ...row, admin: `${adminNames} ${adminSurname}` }))
      .toSorted((a, b) => b.correctedAt - a.correctedAt),
    audit: (await listAuditOfPerson(trx, person.id, AUDIT_ROWS)).map(({ actorNames, actorSurname, ...row }) => (
      { ...row, actor: actorNames === null ? null : `${actorNames} ${actorSurname ?? ''}` })),
  }
}

/** As it counts now; known here no earlier than to who holds it. §5.1, §5.3 */
async function readSeat(trx: Trx, convocatoriaId: string, candidateId: string) {
  const { results } = await readConvocatoriaWindows(trx, convocatoriaId)
  const now = await readNow(trx)
  const seat = now < results.from ? undefined : await findSeatOfFile(trx, candidateId)
  return seat === undefined ? null : { ...seat, state: effectiveState(seat.state, now, results) }
}

export type PersonFile = Awaited<ReturnType<typeof readPersonFile>>
