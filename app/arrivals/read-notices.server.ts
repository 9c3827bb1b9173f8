/** Every addressee of an official notification with its newest version, what changed since, and where it is written to. */
import type { DbOrTrx } from '#db/client.ts'
import { findCallOfSeats } from '#db/queries/call-of-seats.ts'
import { readNow } from '#db/queries/clock.ts'
import { listAwardedSeats, listNotices, listSedeUnits, readNoticeAddresses } from '#db/queries/official-notices.ts'
import { decideNotice, noticeChanges, noticeEntries, type NoticeKind } from '#exam-engine/convocatoria/official-notice.ts'
import { readNotice } from './notice-content.ts'
import { listAddressees, seatsFor, toNoticeSeat } from './notice-seats.ts'

export interface AddresseeState {
  key: string
  name: string
  people: number
  newest: { id: string, number: number, issuedAt: number } | null
  /** How many changes a next version would tell. */
  changes: number
  /** A version can be issued now, and would say something. */
  due: boolean
  addresses: string[]
}

/** Null before any published results. Sedes that nobody leaves, and that were told of nobody, are left out. */
export async function readNoticeStates(db: DbOrTrx) {
  const call = await findCallOfSeats(db)
  if (call === undefined) return null
  const now = await readNow(db)
  const results = { from: call.results_from, until: call.results_until }
  const [units, addresses, rows] = await Promise.all([listSedeUnits(db), readNoticeAddresses(db), listAwardedSeats(db, call.run_id)])
  const seats = rows.map((row) => toNoticeSeat(row, now, results))
  const read = async (kind: NoticeKind): Promise<AddresseeState[]> => {
    const newest = new Map((await listNotices(db, call.id, kind)).toReversed().map((version) => [version.addressee, version]))
    return listAddressees(units, kind).map(({ key, name }) => {
      const own = seatsFor(seats, { kind, key })
      const version = newest.get(key)
      const before = version === undefined ? null : readNotice(version.content).entries
      return {
        key, name, people: noticeEntries(own).length, changes: noticeChanges(before, own).length,
        newest: version === undefined ? null : { id: version.id, number: version.number, issuedAt: version.issuedAt },
        due: decideNotice(kind, before, own, results, now).ok, addresses: addresses.get(key) ?? [],
      }
    })
  }
  const [arrivals, departures] = await Promise.all([read('arrivals'), read('departures')])
  return {
    now, until: results.until, title: call.title, arrivals,
    departures: departures.filter(({ people, newest }) => people > 0 || newest !== null),
  }
}
