/** Denials and cancellations that hold, and those that were taken back. */
import type { AppLoadContext } from '@remix-run/node'
import { listIncidents, listReversals } from '#db/queries/admin-incidents.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { listInquiries } from '#db/queries/entry-inquiries.ts'
import { listOutages } from '#db/queries/sede-outages.ts'
import { listIncidentsOfCall } from '#db/queries/sitting-incidents.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { ENTRY_ANSWERS } from '#exam-engine/sitting/entry-answer.ts'
import { describeIncident } from './incident.ts'

export async function readIncidents({ services: { database: { db } } }: AppLoadContext) {
  const [now, convocatoria] = await Promise.all([readNow(db), findCurrentConvocatoria(db)])
  if (convocatoria === undefined) return { incidents: [], reversals: [], inquiries: [], recorded: [], outages: [] }
  const [rows, reversals, marksFrozenAt, inquiries, recorded, outages] = await Promise.all([
    listIncidents(db, convocatoria.id), listReversals(db, convocatoria.id), findFirstFreeze(db, convocatoria.id),
    listInquiries(db, { convocatoriaId: convocatoria.id }), listIncidentsOfCall(db, convocatoria.id),
    listOutages(db, { convocatoriaId: convocatoria.id }),
  ])
  return {
    incidents: rows.map((row) => describeIncident(row, { now, marksFrozenAt })),
    reversals: reversals.map((row) => ({
      seq: row.seq, at: row.at, folio: row.folio, exam: `${row.ceme} ${row.grade}`,
      kind: row.action === 'sitting.undoDenial' ? 'denied' as const : 'cancelled' as const,
      by: row.given_names === null ? null : `${row.given_names} ${row.first_surname ?? ''}`,
    })),
    recorded: recorded.map(({ given_names: names, first_surname: surname, ...row }) => ({
      ...row, by: `${names} ${surname}`,
    })),
    // The last one first, as everything here.
    outages: outages.reverse(),
    inquiries: inquiries.map((row) => ({
      id: row.id, at: row.at, turno: row.turnoNumber, sede: row.sedeName, searched: row.searched, note: row.note,
      answer: ENTRY_ANSWERS.find((known) => known === row.answer) ?? null,
      who: row.foundNames === null ? null : `${row.foundNames} ${row.foundSurname ?? ''}, ${row.matricula ?? ''}`,
      by: `${row.askerNames} ${row.askerSurname}`,
    })),
  }
}

export type Recorded = Awaited<ReturnType<typeof readIncidents>>['recorded'][number]
export type Inquiry = Awaited<ReturnType<typeof readIncidents>>['inquiries'][number]
export type Reversal = Awaited<ReturnType<typeof readIncidents>>['reversals'][number]
