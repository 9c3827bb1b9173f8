/** One candidate's adjustment: who, when, what is in force, every grant and revocation, and what the sede does next. */
import type { AppLoadContext } from '@remix-run/node'
import {
  extraMinutesOf, findAdjustable, findGrantInForce, findNeighbours, listAdjustmentHistory,
} from '#db/queries/adjustments.ts'
import { readNow } from '#db/queries/clock.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'

export async function readAdjustment({ services }: AppLoadContext, attemptId: string | undefined) {
  const { db } = services.database
  const row = isUuid(attemptId) ? await findAdjustable(db, attemptId) : undefined
  if (row === undefined) throw notFound()
  const turno = { from: row.opens_at, until: row.ends_at }
  const [now, inForce, history, neighbours] = await Promise.all([
    readNow(db), findGrantInForce(db, row.id), listAdjustmentHistory(db, row.id),
    findNeighbours(db, { personId: row.person_id, sedeCode: row.sede_code, opensAt: row.opens_at }),
  ])
  return {
    folio: row.folio,
    name: fullName(row.given_names, row.first_surname, row.second_surname),
    exam: `${row.ceme} ${row.grade}`,
    turno: row.turno_number,
    startsAt: turno.from,
    endsAt: turno.until,
    closesAt: row.closes_at,
    sede: row.sede_name,
    sedeNextAt: neighbours.sedeNextAt,
    open: now < turno.from,
    granted: inForce !== undefined,
    history: history.map((one) => ({
      id: one.id,
      kind: one.revokes === null ? 'grant' as const : 'revocation' as const,
      inForce: one.id === inForce?.id,
      at: one.recorded_at,
      by: `${one.given_names} ${one.first_surname}`,
      document: [one.document_number, one.document_date, one.authority].filter(Boolean).join(', '),
      extraMinutes: extraMinutesOf(turno, one),
      notes: [one.other_measures, one.arrangement, one.reason].filter(Boolean).join('. '),
    })),
  }
}

export type AdjustmentPage = Awaited<ReturnType<typeof readAdjustment>>
