/** Who receives: the OOADs of somebody of an OOAD, or the UMAE of an education authority, which belongs to none. */
import { forbidden, notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import { isStorable } from '#app/http/storable-text.ts'
import { listSedeUnits } from '#db/queries/official-notices.ts'
import type { Receiver } from './read-arrivals.server.ts'

export interface ReceiverArgs extends RequestArgs {
  params: { sedeCode?: string | undefined, awardId?: string | undefined }
}

export interface OpenReceiver {
  actor: Actor
  receiver: Receiver
  /** To whom their notifications are addressed. */
  addressees: string[]
  name: string
  /** Where their list stands. */
  base: string
}

export function ooadsOf(actor: Actor): string[] {
  return actor.grants.flatMap(({ role, ooad }) => role === 'ooad' && ooad !== null ? [ooad] : [])
}

export async function openOoad(args: ReceiverArgs): Promise<OpenReceiver> {
  const actor = await requireRole(args, 'ooad')
  const ooads = ooadsOf(actor)
  const umaes = ooads.includes('UMAE')
    ? (await listSedeUnits(args.context.services.database.db)).filter(({ ooad }) => ooad === 'UMAE').map(({ code }) => code) : []
  return { actor, receiver: { ooads }, addressees: [...ooads, ...umaes], name: ooads.join(', '), base: '/ooad/llegadas' }
}

/** 403 for another's sede; 404 for one of an OOAD, whose arrivals its OOAD records. */
export async function openUmae(args: ReceiverArgs): Promise<OpenReceiver> {
  const actor = await requireRole(args, 'educacion')
  const code = args.params.sedeCode ?? ''
  const sede = isStorable(code) ? (await listSedeUnits(args.context.services.database.db)).find((unit) => unit.code === code) : undefined
  if (sede === undefined) throw notFound()
  if (!hasRoleAtSede(actor, 'educacion', code)) throw forbidden()
  if (sede.ooad !== 'UMAE') throw notFound()
  return { actor, receiver: { sedeCode: code }, addressees: [code], name: `${sede.name}, ${sede.city}`, base: `/sede/${code}/llegadas` }
}
