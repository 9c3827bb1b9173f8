/** The machines of the sede that the URL names, for its staff; without one, of their first. */
import { redirect } from '@remix-run/node'
import { readOpenPass } from '#db/queries/check-passes.ts'
import { listSedes } from '#db/queries/check-sedes.ts'
import { isRequiredFor, readQuitPassword } from '#db/queries/lockdown.ts'
import { hasRoleAtSede, sedesOf, type Actor } from '#app/http/actor.ts'
import { forbidden, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { readSedeMachines } from '#app/system-check/read-sede-machines.server.ts'

/** The actor, and the sede that the act is about; 403 for a sede of others. */
export async function openSede(args: RequestArgs): Promise<{ actor: Actor, sedeCode: string }> {
  const actor = await requireRole(args, 'educacion', 'supervisor')
  const own = [...sedesOf(actor, 'educacion'), ...sedesOf(actor, 'supervisor')]
  const [first] = own
  const sedeCode = new URL(args.request.url).searchParams.get('sede') ?? first
  if (first === undefined) throw redirect('/inicio')
  if (sedeCode === undefined || !hasStaffRole(actor, sedeCode)) throw forbidden()
  return { actor, sedeCode }
}

function hasStaffRole(actor: Actor, sedeCode: string): boolean {
  return hasRoleAtSede(actor, 'educacion', sedeCode) || hasRoleAtSede(actor, 'supervisor', sedeCode)
}

export async function readOwnMachines(args: RequestArgs) {
  const { actor, sedeCode } = await openSede(args)
  const { database } = args.context.services
  const own = [...new Set([...sedesOf(actor, 'educacion'), ...sedesOf(actor, 'supervisor')])]
  const sedes = await listSedes(database.db, own)
  const sede = sedes.find(({ code }) => code === sedeCode)
  if (sede === undefined) throw forbidden()
  const pass = await readOpenPass(database.db, sedeCode)
  const lockdown = await readQuitPassword(database.db) === null ? null
    : { required: await isRequiredFor(database.db, { sedeCode }) }
  return { sedes, sede, lockdown, pass: pass ?? null, ...await readSedeMachines(database, sedeCode) }
}
