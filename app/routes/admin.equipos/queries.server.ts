/** The figures of every sede, those that lack something first, and one sede's machines where the URL names it. */
import { listLargestTurnos, listSedes } from '#db/queries/check-sedes.ts'
import { summarizeMachines } from '#db/queries/machine-checks.ts'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { CERTIFIED_DAYS } from '#app/system-check/check-limits.ts'
import { readSedeMachines } from '#app/system-check/read-sede-machines.server.ts'

export async function readEquipment(args: RequestArgs) {
  await requireRole(args, 'admin')
  const { database } = args.context.services
  const most = await listLargestTurnos(database.db)
  const sedes = (await summarizeMachines(database.db, CERTIFIED_DAYS)).map((line) => {
    const mostCandidates = most.get(line.sedeCode) ?? 0
    return { ...line, mostCandidates, ready: line.certified >= mostCandidates && line.rehearsals > 0 }
  }).sort((left, right) => Number(left.ready) - Number(right.ready) || left.name.localeCompare(right.name, 'es'))
  const code = new URL(args.request.url).searchParams.get('sede')
  if (code === null) return { sedes, chosen: null }
  const [sede] = await listSedes(database.db, [code])
  if (sede === undefined) throw notFound()
  return { sedes, chosen: { sede, ...await readSedeMachines(database, code) } }
}

export type SedeLine = Awaited<ReturnType<typeof readEquipment>>['sedes'][number]
