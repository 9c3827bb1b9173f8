/**
 * What somebody asks to open, in words, and where it leads. Throws 404 for what is not there, or not yet there for the role
 * (an unpublished run for the auditor, §5.1), and 403 for who has no role for it.
 */
import { findExam } from '#db/queries/convocatoria-exams.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { findRun } from '#db/queries/admin-selection.ts'
import { findPersonOfFile } from '#db/queries/person-file.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import { OPENING_ROLES, purposesOf, type OpeningPurpose } from '#exam-engine/privacy/score-opening.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import { forbidden, notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { readDestination } from '#app/http/own-path.ts'
import { formatShortDateTime } from '#app/labels/format-time.ts'
import { requireOpenRun } from '#app/selection/require-open-run.server.ts'
import { readSlug, type AskableScope } from './scope-paths.ts'

export interface AskedSubject {
  actor: Actor
  scope: AskableScope
  subjectId: string
  /** Of whom, or which list. */
  title: string
  purposes: OpeningPurpose[]
  /** Afterwards. */
  destination: string
  /** Without a reason. */
  back: string
}

export async function readAskedSubject(
  args: RequestArgs & { params: { scope?: string | undefined, subjectId?: string | undefined } },
): Promise<AskedSubject> {
  const actor = await requireRole(args, 'admin', 'auditor')
  const scope = readSlug(args.params.scope)
  if (scope === null) throw notFound()
  const roles = OPENING_ROLES.filter((role) => hasRole(actor, role) && purposesOf(scope, role).length > 0)
  const [first] = roles
  if (first === undefined) throw forbidden()
  const { subjectId, title, home, back } = await describe(args, actor, scope, args.params.subjectId, first === 'admin')
  return {
    actor, scope, subjectId, title,
    purposes: [...new Set(roles.flatMap((role) => purposesOf(scope, role)))],
    destination: readDestination(args.request.url) ?? home,
    back: back ?? home,
  }
}

async function describe(
  { context: { services: { database: { db } } } }: RequestArgs, actor: Actor, scope: AskableScope, id: string | undefined,
  asAdmin: boolean,
): Promise<{ subjectId: string, title: string, home: string, back?: string }> {
  switch (scope) {
    case 'person': {
      const person = isUuid(id) ? await findPersonOfFile(db, id) : undefined
      if (person === undefined) throw notFound()
      return {
        subjectId: person.id, title: fullName(person.given_names, person.first_surname, person.second_surname),
        home: `${asAdmin ? '/admin' : '/auditoria'}/expedientes/${person.id}/puntajes`,
        back: `${asAdmin ? '/admin' : '/auditoria'}/expedientes/${person.id}`,
      }
    }
    case 'exam': case 'annulments': {
      const exam = isUuid(id) ? await findExam(db, id) : undefined
      if (exam === undefined) throw notFound()
      const page = scope === 'exam' ? 'calificaciones' : 'anulaciones'
      return { subjectId: exam.id, title: `${exam.ceme} ${String(exam.grade)}`, home: `/admin/examenes/${exam.id}/${page}` }
    }
    case 'run': {
      await requireOpenRun(db, actor, id)
      const run = isUuid(id) ? await findRun(db, id) : undefined
      if (run === undefined) throw notFound()
      return {
        subjectId: run.id, title: `Congelada el ${formatShortDateTime(run.frozen_at)}`,
        home: asAdmin ? `/admin/seleccion/${run.id}` : `/auditoria/selecciones/${run.id}`,
      }
    }
    case 'corrections': case 'publications': {
      const call = await findCurrentConvocatoria(db)
      if (call === undefined || call.id !== id) throw notFound()
      const home = scope === 'corrections' ? '/admin/calificaciones' : '/auditoria/decisiones?de=publicaciones'
      return { subjectId: call.id, title: call.title, home }
    }
    default: return scope satisfies never
  }
}
