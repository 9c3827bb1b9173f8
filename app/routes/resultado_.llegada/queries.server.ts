/** The own arrival: null without a seat that is held. Convocatoria §5.9.3, §5.12 */
import { readOwnSeat } from '#app/award/own-seat.server.ts'
import type { DbOrTrx } from '#db/client.ts'
import { listArrivalRecords, readArrival } from '#db/queries/arrivals.ts'
import { holdsSeat } from '#exam-engine/convocatoria/acceptance.ts'
import { judgeArrival } from '#exam-engine/convocatoria/arrival.ts'

export async function readOwnArrival(db: DbOrTrx, personId: string) {
  const seat = await readOwnSeat(db, personId)
  if (seat === null || !holdsSeat(seat.state)) return null
  const { award, now, rules: { windows: { arrivalAtNewSede: { on: arrivesOn } } } } = seat
  const [{ arrivedOn }, records] = await Promise.all([readArrival(db, award.id), listArrivalRecords(db, award.id)])
  return {
    seat: `${award.sede_name}, ${award.city}${award.subsede === null ? '' : `, subsede ${award.subsede}`}`,
    arrivesOn, arrivedOn, ...judgeArrival(arrivedOn, arrivesOn, now),
    records: records.map(({ id, arrivedOn: on, reason, at }) => ({ id: Number(id), arrivedOn: on, reason, at })),
  }
}
