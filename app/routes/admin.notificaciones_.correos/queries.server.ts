/** One addressee, named in the address of the page, and where it is written to; 404 for any other name. */
import { listAddressees } from '#app/arrivals/notice-seats.ts'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { listSedeUnits, readNoticeAddresses } from '#db/queries/official-notices.ts'

export async function readAddressee(args: RequestArgs) {
  await requireRole(args, 'admin')
  const { db } = args.context.services.database
  const key = keyOf(args.request)
  const units = await listSedeUnits(db)
  const addressee = [...listAddressees(units, 'arrivals'), ...listAddressees(units, 'departures')].find((one) => one.key === key)
  if (addressee === undefined) throw notFound()
  return { key, name: addressee.name, addresses: (await readNoticeAddresses(db)).get(key) ?? [] }
}

export function keyOf(request: Request): string {
  return new URL(request.url).searchParams.get('destinatario') ?? ''
}
