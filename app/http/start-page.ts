/** Where each role begins its work. A person of several roles begins with the first of this list. */
import type { Role } from '#db/tables/people-tables.ts'
import { hasRole, type Actor } from './actor.ts'

const START_PAGES: readonly (readonly [Role, string])[] = [
  ['admin', '/admin'],
  ['supervisor', '/supervisor'],
  ['auditor', '/auditoria'],
  ['residente', '/residente'],
  ['educacion', '/sede'],
  ['profesor', '/profesor'],
  ['evaluador', '/evaluador'],
  ['ooad', '/ooad'],
]

/** The path; '/' for an account without any role. */
export function startPageOf(actor: Actor): string {
  return START_PAGES.find(([role]) => hasRole(actor, role))?.[1] ?? '/'
}

/** Every area the actor may enter, in the same order. */
export function areasOf(actor: Actor): { role: Role, path: string }[] {
  return START_PAGES.filter(([role]) => hasRole(actor, role)).map(([role, path]) => ({ role, path }))
}
