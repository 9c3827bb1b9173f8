/**
 * Who acts, and in which roles and scopes. A grant without a scope column is
 * valid everywhere; with one, only there. Nothing is allowed that no grant names.
 */
import type { Role } from '#db/tables/people-tables.ts'

export interface Grant {
  role: Role
  sedeCode: string | null
  ooad: string | null
  ceme: string | null
}

export interface Actor {
  personId: string
  /** Given names and surnames, for the header and for printed documents. */
  name: string
  matricula: string
  grants: readonly Grant[]
  /** SHA-256 of the session's token: names the session without opening it. */
  sessionSha256: Buffer
  /** The attempt to which a session by a supervisor's code is limited; missing in every other session. */
  sittingOf?: string
}

/** True when some grant of the actor has the role, in any scope. */
export function hasRole(actor: Actor, role: Role): boolean {
  return actor.grants.some((grant) => grant.role === role)
}

/** True when the actor has the role for this very sede. */
export function hasRoleAtSede(actor: Actor, role: Role, sedeCode: string): boolean {
  return actor.grants.some((grant) => grant.role === role && grant.sedeCode === sedeCode)
}

/** The sedes in which the actor has the role, in the order of the grants. */
export function sedesOf(actor: Actor, role: Role): string[] {
  return actor.grants.flatMap((grant) => grant.role === role && grant.sedeCode !== null ? [grant.sedeCode] : [])
}
