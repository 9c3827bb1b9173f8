/**
 * Opens a sede to who arranges it: its education authority and the coordination; for its papers also its supervisors.
 * 404 for a sede that is not there, 403 for another's.
 */
import { forbidden, notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import { isStorable } from '#app/http/storable-text.ts'
import { arrangingRole } from './may-arrange.ts'

export interface SedeArgs extends RequestArgs {
  params: { sedeCode?: string | undefined; turnoId?: string | undefined }
}

export interface OpenSede {
  actor: Actor
  role: 'educacion' | 'admin' | 'supervisor'
  sede: { code: string; name: string; city: string; zone: string; phone: string | null }
}

export async function openSede(args: SedeArgs): Promise<OpenSede> {
  const actor = await requireRole(args, 'educacion', 'admin')
  const sede = await findSede(args)
  const role = arrangingRole(actor, sede.code)
  if (role === null) throw forbidden()
  return { actor, role, sede }
}

export async function openSedePapers(args: SedeArgs): Promise<OpenSede> {
  const actor = await requireRole(args, 'educacion', 'admin', 'supervisor')
  const sede = await findSede(args)
  const role = arrangingRole(actor, sede.code) ?? (hasRoleAtSede(actor, 'supervisor', sede.code) ? 'supervisor' : null)
  if (role === null) throw forbidden()
  return { actor, role, sede }
}

async function findSede({ params: { sedeCode = '' }, context: { services } }: SedeArgs): Promise<OpenSede['sede']> {
  const sede = isStorable(sedeCode) ? await services.database.db.selectFrom('sede')
    .select(['code', 'name', 'city', 'time_zone as zone', 'phone']).where('code', '=', sedeCode).executeTakeFirst()
    : undefined
  if (sede === undefined) throw notFound()
  return sede
}
