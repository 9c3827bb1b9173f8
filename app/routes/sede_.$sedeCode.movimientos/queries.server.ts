/** The versions that a sede was told of who leaves it, and whether it receives by itself. Convocatoria §5.9.1 */
import { readVersions } from '#app/arrivals/read-arrivals.server.ts'
import { openSede, type SedeArgs } from '#app/rooms/open-sede.server.ts'
import { listSedeUnits } from '#db/queries/official-notices.ts'

export async function readDepartures(args: SedeArgs) {
  const { sede: { code, name, city }, role } = await openSede(args)
  const { db } = args.context.services.database
  const [versions, units] = await Promise.all([readVersions(db, 'departures', [code]), listSedeUnits(db)])
  const isUmae = units.some((unit) => unit.code === code && unit.ooad === 'UMAE')
  return { code, place: `${name}, ${city}`, role, versions, receives: isUmae && role === 'educacion' }
}
