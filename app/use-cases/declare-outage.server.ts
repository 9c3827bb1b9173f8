/** A supervisor declares that something failed at the own sede, and that it works again. It pauses nothing. §3.1 B */
import { insertOutage, listOutages, saveOutageEnd } from '#db/queries/sede-outages.ts'
import type { DeskPlace } from '#db/queries/desk.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import {
  declareOutage as decideDeclare, endOutage as decideEnd, type DeclareOutageRefusal, type OutageReport,
} from '#exam-engine/sitting/outage.ts'
import type { Actor } from '#app/http/actor.ts'
import { actOnDesk, auditDesk, type DeskBar } from './desk-act.server.ts'
import type { SittingServices } from './sitting-services.ts'

export type OutageRefusal = DeskBar | DeclareOutageRefusal
export type EndOutageRefusal = DeskBar | 'OUTAGE_UNKNOWN' | 'OUTAGE_ENDED' | 'OUTAGE_TIME_IMPOSSIBLE'

/** The new outage's id. */
export async function declareOutage(
  services: SittingServices, actor: Actor, place: DeskPlace, report: OutageReport,
): Promise<Result<number, OutageRefusal>> {
  return actOnDesk<number, DeclareOutageRefusal>(services, actor, { role: 'supervisor', place }, async (trx, desk) => {
    const decision = decideDeclare(desk.opensAt, report, await listOutages(trx, place), desk.now)
    if (!decision.ok) return decision
    const id = await insertOutage(trx, { ...place, ...report, by: actor.personId })
    await auditDesk(trx, actor, place, {
      action: 'turno.declareOutage',
      payload: { outageId: id, kind: report.kind, since: toIso(report.since), noteSha256: sha256Hex(report.note) },
    })
    return accept(id)
  })
}

interface EndInput {
  outageId: number
  /** As the supervisor saw it. */
  until: Instant
  note: string
}

export async function endOutage(
  services: SittingServices, actor: Actor, place: DeskPlace, { outageId, until, note }: EndInput,
): Promise<Result<null, EndOutageRefusal>> {
  return actOnDesk<null, EndOutageRefusal>(services, actor, { role: 'supervisor', place }, async (trx, desk) => {
    const outage = (await listOutages(trx, place)).find(({ id }) => id === outageId)
    if (outage === undefined) return refuse('OUTAGE_UNKNOWN')
    const decision = decideEnd(outage, until, desk.now)
    if (!decision.ok) return decision
    await saveOutageEnd(trx, outageId, { until, by: actor.personId, note })
    await auditDesk(trx, actor, place, {
      action: 'turno.endOutage', payload: { outageId, until: toIso(until), noteSha256: sha256Hex(note) },
    })
    return accept(null)
  })
}
