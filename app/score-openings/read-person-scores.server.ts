/**
 * The scores of one person, for a session that opened them: grades and ENARM as they are recorded, the EFISER of the exam,
 * and the result of the published run with each publication. The coordination sees a mark as soon as there is one;
 * the auditor, as everybody outside the role, nothing of a result before its minute (§5.1).
 */
import { readFrozenRules } from '#db/queries/frozen-rules.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { findMarkOfFile, findPersonOfFile, listEnarmOfFile, listGradesOfFile, listRegistrations } from '#db/queries/person-file.ts'
import { listOwnPublications } from '#db/queries/own-publications.ts'
import { readNow } from '#db/queries/clock.ts'
import { findOwnResult } from '#db/queries/results.ts'
import type { DbOrTrx } from '#db/client.ts'
import { articlePointsOf } from '#exam-engine/convocatoria/article-points.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import type { OpeningRole } from '#exam-engine/privacy/score-opening.ts'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { breakDownResult } from '#app/score-breakdown/breakdown.ts'
import { publicationLines } from '#app/score-breakdown/publication-lines.ts'
import { requireOpenScores } from './require-opening.server.ts'

/** Throws a 404 for who is nobody's file, and leads to the reason where none was said. */
export async function readAskedScores(args: RequestArgs, personId: string | undefined, as: OpeningRole) {
  const actor = await requireRole(args, as)
  const { db } = args.context.services.database
  const person = isUuid(personId) ? await findPersonOfFile(db, personId) : undefined
  if (person === undefined) throw notFound()
  const open = await requireOpenScores(args, actor, { scope: 'person', subjectId: person.id })
  return {
    open,
    person: { id: person.id, name: fullName(person.given_names, person.first_surname, person.second_surname) },
    ...await readPersonScores(db, person.id, as),
  }
}

async function readPersonScores(db: DbOrTrx, personId: string, as: OpeningRole) {
  const now = await readNow(db)
  const result = await findOwnResult(db, personId, now)
  const call = await findCurrentConvocatoria(db)
  const registrations = await listRegistrations(db, personId)
  const registration = registrations
    .find(({ convocatoriaId, id }) => result === undefined ? convocatoriaId === call?.id : id === result.candidate_id)
  if (registration === undefined) {
    return { folio: null, grades: [], enarm: [], enarmInForce: null, mark: null, result: null, publications: [] }
  }
  const marked = as === 'admin' || result !== undefined
  const rules = result === undefined ? await readConvocatoriaRules(db, registration.convocatoriaId)
    : await readFrozenRules(db, result.run_id, result.convocatoria_id)
  // Of a mark that carried over, the facts stand at the candidacy that earned it.
  const bearer = result?.bearer_id ?? registration.id
  return {
    folio: registration.folio,
    grades: (await listGradesOfFile(db, bearer)).map(({ year, mark }) => ({ year, mark })),
    enarm: await listEnarmOfFile(db, bearer),
    /** What counts, also where no load of a file recorded it. */
    enarmInForce: registrations.find(({ id }) => id === bearer)?.enarm ?? null,
    mark: marked ? await findMarkOfFile(db, bearer) ?? null : null,
    publications: marked ? publicationLines(await listOwnPublications(db, bearer), articlePointsOf(rules)) : [],
    result: result === undefined ? null : {
      exclusion: result.exclusion, piImss: result.pi_imss, position: result.position, positionInCer: result.position_in_cer,
      bonus: result.bonus, breakdown: breakDownResult(result, rules.piImss),
    },
  }
}

export type PersonScores = Awaited<ReturnType<typeof readAskedScores>>
