/** Who arranges rooms, seats and supervisors of a sede: its education authority, and the coordination everywhere. */
import { hasRole, hasRoleAtSede, type Actor } from '#app/http/actor.ts'

/** The role in which the actor does it, for the audit; null for who may not. */
export function arrangingRole(actor: Actor, sedeCode: string): 'educacion' | 'admin' | null {
  if (hasRoleAtSede(actor, 'educacion', sedeCode)) return 'educacion'
  return hasRole(actor, 'admin') ? 'admin' : null
}
