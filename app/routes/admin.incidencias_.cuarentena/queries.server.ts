/** Attempts of the convocatoria with something in quarantine, and whether it can still be decided on. */
import type { AppLoadContext } from '@remix-run/node'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { listQuarantineByAttempt } from '#db/queries/quarantine-decisions.ts'

export async function readQuarantine({ services: { database: { db } } }: AppLoadContext) {
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return { attempts: [], frozenAt: null }
  const [rows, frozenAt] = await Promise.all([
    listQuarantineByAttempt(db, convocatoria.id), findFirstFreeze(db, convocatoria.id),
  ])
  return {
    frozenAt,
    attempts: rows.map((row) => ({
      attemptId: row.id, folio: row.folio, exam: `${row.ceme} ${String(row.grade)}`, turno: row.turno_number,
      sede: row.sede_name, operations: row.operations, pending: row.pending, lastReceivedAt: row.last_received_at,
    })),
  }
}

export type QuarantinedAttempt = Awaited<ReturnType<typeof readQuarantine>>['attempts'][number]
