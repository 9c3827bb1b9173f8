/** Who sends a request by the script of the exam's page: 401 and 403 are codes there, instead of a way to a page. */
import { hasRole, type Actor } from './actor.ts'
import { readActor, type RequestArgs } from './guards.server.ts'

/** The resident, or the answer that refuses. */
export async function readResident(args: RequestArgs): Promise<Actor | Response> {
  const actor = await readActor(args)
  if (actor === null) return Response.json({ ok: false, refusal: 'NO_SESSION' }, { status: 401 })
  if (!hasRole(actor, 'residente')) return Response.json({ ok: false, refusal: 'ROLE_MISSING' }, { status: 403 })
  return actor
}
