/** Renders the sheet as of now. 403 for a sede of others, 404 for none; the coordination reads every sede's. */
import { readNow } from '#db/queries/clock.ts'
import { listSedes } from '#db/queries/check-sedes.ts'
import { renderMachineSheet } from '#app/documents/machine-sheet.server.ts'
import { hasRole, hasRoleAtSede } from '#app/http/actor.ts'
import { forbidden, notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { readSedeMachines } from '#app/system-check/read-sede-machines.server.ts'

export async function sendSheet(args: RequestArgs): Promise<Response> {
  const actor = await requireRole(args, 'educacion', 'supervisor', 'admin')
  const { database, demo } = args.context.services
  const code = new URL(args.request.url).searchParams.get('sede')
  if (code === null) throw notFound()
  const may = hasRole(actor, 'admin') || hasRoleAtSede(actor, 'educacion', code)
    || hasRoleAtSede(actor, 'supervisor', code)
  if (!may) throw forbidden()
  const [sede] = await listSedes(database.db, [code])
  if (sede === undefined) throw notFound()
  const { machines, ...figures } = await readSedeMachines(database, code)
  const pdf = await renderMachineSheet({
    isDemo: demo, sede: { code, name: sede.name, city: sede.city }, ...figures,
    machines: machines.map(({ label, device, result, word, at, notes }) => ({ label, device, result, word, at, notes })),
    issuedAt: await readNow(database.db),
  })
  return new Response(new Uint8Array(pdf), { headers: {
    'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="equipos-${code}.pdf"`,
    'Cache-Control': 'no-store',
  } })
}
