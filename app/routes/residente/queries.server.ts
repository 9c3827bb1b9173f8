/** What a resident's home shows: every step of the way, the own participation, and whether a result can be read. */
import type { DbOrTrx } from '#db/client.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { findOwnResult } from '#db/queries/results.ts'
import { listCancellations } from '#db/queries/registration-cancellations.ts'
import { listGradedYears } from '#db/queries/grades.ts'
import { judgeGrades } from '#exam-engine/convocatoria/required-grades.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { readOwnParticipation, type OwnParticipation } from '#app/exam-room/own-participation.server.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { readStatus, type OwnStatus } from '#app/registration/read-status.server.ts'
import { findMoment, type ResidentMoment } from './resident-moment.ts'

export interface ResidentHome {
  status: OwnStatus | null
  now: Instant
  name: string
  matricula: string
  participation: OwnParticipation
  moment: ResidentMoment
  /** No signed grade of the current year; `final`: the selection is frozen. No mark is told. §4.2 C */
  gradeMissing: { final: boolean } | null
  /** Cancelled for false information, in this call or one before. §2.2 E */
  cancelled: boolean
  /** The steps of `status` are of a later call than the participation: its title. */
  later: string | null
}

/** `participation` is null for a resident who is not registered; `status` for who is not on the roster either. */
export async function readHome(
  args: RequestArgs,
): Promise<ResidentHome | { participation: null, status: OwnStatus | null }> {
  const actor = await requireRole(args, 'residente')
  const { database: { db }, clock } = args.context.services
  const now = clock.now()
  const participation = await readOwnParticipation(db, actor.personId, now)
  const own = await readStatus(db, actor.personId)
  const status = own?.status ?? null
  if (participation === undefined) return { participation: null, status }
  const { hasResult, gradePresent, gradesFrozen } = own?.convocatoriaId === participation.convocatoria.id ? own
    : await readOffRoster(db, actor.personId, participation, now)
  const { attempt, turno, results } = participation
  const moment = findMoment({ attempt, turno, carried: participation.carriedFrom !== null, results, hasResult }, now)
  return {
    status, now, name: actor.name, matricula: actor.matricula, participation, moment,
    gradeMissing: gradePresent || participation.carriedFrom !== null ? null : { final: gradesFrozen },
    cancelled: (await listCancellations(db, actor.personId)).length > 0,
    later: own === null || own.convocatoriaId === participation.convocatoria.id ? null : own.status.convocatoria,
  }
}

/** Of a participation in another call than that of the roster, or of who is on none. */
async function readOffRoster(db: DbOrTrx, personId: string, participation: OwnParticipation, now: Instant) {
  const { candidateId, grade, convocatoria } = participation
  return {
    hasResult: (await findOwnResult(db, personId, now))?.convocatoria_id === convocatoria.id,
    gradePresent: !judgeGrades(grade, await listGradedYears(db, candidateId)).excluded,
    gradesFrozen: await findFirstFreeze(db, convocatoria.id) !== null,
  }
}
