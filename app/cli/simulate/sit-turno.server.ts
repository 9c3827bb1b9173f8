/** One turno: check-in at every sede, waiting rooms, T0, answers, hand-ins, and the end that nobody has to press. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Actor } from '#app/http/actor.ts'
import type { SittingServices } from '#app/use-cases/sitting-services.ts'
import { admitCandidate } from '#app/use-cases/admit-candidate.server.ts'
import { denyCandidate } from '#app/use-cases/deny-candidate.server.ts'
import { enterRoom, type CandidateBot } from './candidate-bot.ts'
import { moveClockTo, openSession, type Platform } from './platform.server.ts'
import type { PlannedCandidate, PlannedTurno } from './read-plan.server.ts'

/** Acknowledged answers by attempt: what the database must hold afterwards. */
export type TurnoRecord = Map<string, Map<string, string>>


/** Sits the turno and returns what was acknowledged. `keys`: item id -> right option, for the bots' ability. */
export async function sitTurno(
  platform: Platform, door: SittingServices, turno: PlannedTurno, keys: Readonly<Record<string, string>>,
): Promise<TurnoRecord> {
  await moveClockTo(platform, 'beforeTurno', turno.id)
  const bots: CandidateBot[] = []
  for (const [sedeCode, candidates] of Map.groupBy(turno.candidates, ({ sedeCode: code }) => code)) {
    const supervisor = await findSupervisor(platform, sedeCode)
    for (const candidate of candidates) {
      if (!await passDoor(door, supervisor, candidate)) continue
      const { cookie } = await openSession(platform, candidate.personId)
      bots.push(enterRoom(platform.origin, cookie, candidate))
    }
  }
  await Promise.all(bots.map((bot) => bot.waitsInRoom()))
  await moveClockTo(platform, 'examRunning', turno.id)
  const record: TurnoRecord = new Map()
  await Promise.all(bots.map(async (bot) => { record.set(bot.candidate.attemptId, await bot.sit(keys)) }))
  for (const bot of bots) bot.leave()
  return record
}

/** Waits until the platform has ended every attempt of the turno by itself. */
export async function untilEnded({ database: { db } }: Platform, turnoId: string): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    const open = await db.selectFrom('attempt').select('id').where('turno_id', '=', turnoId)
      .where('state', 'in', ['expected', 'admitted', 'inProgress']).limit(1).executeTakeFirst()
    if (open === undefined) return
    await pause(500)
  }
  throw new Error(`turno ${turnoId} did not end`)
}

async function findSupervisor(platform: Platform, sedeCode: string): Promise<Actor> {
  const grant = await platform.database.db.selectFrom('role_grant').select('person_id')
    .where('role', '=', 'supervisor').where('sede_code', '=', sedeCode).limit(1).executeTakeFirstOrThrow()
  return (await openSession(platform, grant.person_id)).actor
}

async function passDoor(door: SittingServices, supervisor: Actor, { attemptId, conduct }: PlannedCandidate): Promise<boolean> {
  if (conduct === 'absent') return false
  const passed = conduct === 'denied'
    ? await denyCandidate(door, supervisor, { attemptId, denial: { reason: 'NO_ID', note: '' } })
    : await admitCandidate(door, supervisor, {
      attemptId, checks: { solicitudShown: true, idShown: true, identityMatches: true },
    })
  if (!passed.ok) throw new Error(`check-in refused: ${passed.refusal}`)
  return conduct !== 'denied'
}
