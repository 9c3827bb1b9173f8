/** Who is and was in charge of a turno at a sede, the hand-overs, and who supervises there. */
import type { AppLoadContext } from '@remix-run/node'
import { findActa } from '#db/queries/actas.ts'
import { findDesk, listCharges, listColleagues, listHandOvers } from '#db/queries/desk.ts'
import { findTurno, listSedesOfTurno } from '#db/queries/turnos.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'

/** 404 where nobody is expected in this turno at this sede. */
export async function readCharge(
  { services }: AppLoadContext,
  turnoId: string | undefined,
  sedeCode: string | undefined
) {
  const { db } = services.database
  if (!isUuid(turnoId) || sedeCode === undefined || sedeCode.includes('\0')) throw notFound()
  const place = { turnoId, sedeCode }
  const [turno, sedes, desk] = await Promise.all([
    findTurno(db, turnoId),
    listSedesOfTurno(db, turnoId),
    findDesk(db, place),
  ])
  const sede = sedes.find(({ code }) => code === sedeCode)
  if (turno === undefined || sede === undefined || desk === undefined) throw notFound()
  const [charges, handOvers, colleagues, acta] = await Promise.all([
    listCharges(db, place),
    listHandOvers(db, place),
    listColleagues(db, sedeCode),
    findActa(db, place),
  ])
  return {
    turno: { id: turno.id, number: turno.number, startsAt: turno.starts_at },
    sede: { code: sede.code, name: sede.name, city: sede.city },
    charges,
    signed: acta !== undefined,
    offered: handOvers.find(({ outcome }) => outcome === null) ?? null,
    colleagues: colleagues.map(({ personId, name, matricula }) => ({
      value: personId,
      label: `${name}, ${matricula}`,
    })),
  }
}
