/** Reads a turno in the whole country: what is stored from the database, who is connected from the sockets. */
import { readNow } from '#db/queries/clock.ts'
import { listAttemptsOfTurno, listSedeFacts } from '#db/queries/national-board.ts'
import { findTurno, listSedesOfTurno } from '#db/queries/turnos.ts'
import type { Services } from '#app/services.server.ts'
import { arrangeSedes } from './national-board.ts'

/** Undefined where there is no such turno. */
export async function readNationalBoard(
  { database: { db }, live }: Pick<Services, 'database' | 'live'>, turnoId: string,
) {
  const turno = await findTurno(db, turnoId)
  if (turno === undefined) return undefined
  const now = await readNow(db)
  const [sedes, attempts, facts] = await Promise.all([
    listSedesOfTurno(db, turnoId), listAttemptsOfTurno(db, turnoId, now), listSedeFacts(db, turnoId),
  ])
  const bySede = Map.groupBy(attempts, ({ sedeCode }) => sedeCode)
  const running = now >= turno.starts_at && attempts.some(({ state }) => state === 'admitted' || state === 'inProgress')
  return {
    now,
    turno: { id: turno.id, number: turno.number, startsAt: turno.starts_at, endsAt: turno.ends_at },
    lines: arrangeSedes(sedes.map(({ code, name, city }) => {
      const fact = facts.find(({ sedeCode }) => sedeCode === code)
      return {
        code, name, city,
        attempts: bySede.get(code) ?? [],
        presence: live.presence(turnoId, code),
        saveRate: live.saveRate(turnoId, code),
        quarantined: fact?.quarantined ?? 0,
        supervisors: fact?.supervisors ?? 0,
        actaAt: fact?.actaAt ?? null,
        outage: fact === undefined || fact.outageKind === null || fact.outageSince === null ? null
          : { kind: fact.outageKind, since: fact.outageSince },
      }
    }), running),
  }
}
