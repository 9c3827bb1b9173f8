/**
 * Foreign residents with a seat and what they owe: all for the coordination, those of the own sedes for an OOAD. Only seats
 * that are held, or still may be; known no earlier than to who holds them. Convocatoria §5.1, §5.18
 */
import type { DbOrTrx } from '#db/client.ts'
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { listForeignAwards } from '#db/queries/foreign-records.ts'
import { outcomeOf } from '#exam-engine/convocatoria/acceptance.ts'
import { judgeForeign } from '#exam-engine/convocatoria/foreign-status.ts'
import { surnames } from '#exam-engine/kernel/full-name.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'

/** Null before any convocatoria. */
export async function readForeignResidents(db: DbOrTrx, actor: Actor) {
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return null
  const now = await readNow(db)
  const { results } = await readConvocatoriaWindows(db, convocatoria.id)
  const { windows: { foreignTuition } } = await readConvocatoriaRules(db, convocatoria.id)
  const ooads = hasRole(actor, 'admin') ? null
    : actor.grants.flatMap(({ role, ooad }) => role === 'ooad' && ooad !== null ? [ooad] : [])
  const rows = now < results.from ? [] : await listForeignAwards(db, convocatoria.id, ooads)
  return {
    now, until: foreignTuition.until, from: results.from,
    residents: rows.filter(({ state }) => ['accepted', 'pending'].includes(outcomeOf(state, now, results))).map((row) => ({
      awardId: row.id, folio: row.folio, personId: row.personId, ooad: row.ooad,
      name: `${surnames(row.firstSurname, row.secondSurname)} ${row.givenNames}`,
      seat: `${row.cer}, ${row.sede}${row.subsede === null ? '' : `, subsede ${row.subsede}`}`,
      record: { tuition: row.tuition, migratory: row.migratory },
      ...judgeForeign({ tuition: row.tuition, migratory: row.migratory }, foreignTuition.until, now),
    })),
  }
}

export type ForeignResident = NonNullable<Awaited<ReturnType<typeof readForeignResidents>>>['residents'][number]
