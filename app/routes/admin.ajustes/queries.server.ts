/** The adjustments in force of the convocatoria, and the way from a folio to the attempt it would be for. */
import { redirect, type AppLoadContext } from '@remix-run/node'
import { extraMinutesOf, findAttemptByFolio, listGrants } from '#db/queries/adjustments.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'

const LONGEST_FOLIO = 24

/** With `?folio=` of somebody who has an exam it leads there; `unknownFolio` repeats one that nobody has. */
export async function readAdjustments({ services: { database: { db } } }: AppLoadContext, url: string) {
  const convocatoria = await findCurrentConvocatoria(db)
  const folio = (new URL(url).searchParams.get('folio') ?? '').trim().slice(0, LONGEST_FOLIO).replaceAll('\0', '')
  if (convocatoria === undefined) return { adjustments: [], unknownFolio: null }
  if (folio !== '') {
    const attempt = await findAttemptByFolio(db, convocatoria.id, folio)
    if (attempt !== undefined) throw redirect(`/admin/ajustes/${attempt.id}`)
  }
  const rows = await listGrants(db, convocatoria.id)
  return {
    unknownFolio: folio === '' ? null : folio,
    adjustments: rows.map((row) => ({
      id: row.id,
      attemptId: row.attempt_id,
      folio: row.folio,
      name: fullName(row.given_names, row.first_surname, row.second_surname),
      turno: row.turno_number,
      startsAt: row.starts_at,
      closesAt: row.closes_at,
      sede: row.sede_name,
      extraMinutes: extraMinutesOf({ from: row.starts_at, until: row.ends_at }, row),
      document: row.document_number ?? '',
      otherMeasures: row.other_measures ?? '',
    })),
  }
}

export type AdjustmentLine = Awaited<ReturnType<typeof readAdjustments>>['adjustments'][number]
