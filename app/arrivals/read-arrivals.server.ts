/**
 * Who arrives at the sedes of an OOAD, or at a UMAE, as it counts now, with the record of each: known when the acceptance is
 * over, and no score among it. Seats that were left or lost afterwards stand apart, so that their paper is not taken.
 * Convocatoria §5.9.3, §5.12
 */
import type { DbOrTrx } from '#db/client.ts'
import { readArrivals } from '#db/queries/arrivals.ts'
import { findCallOfSeats } from '#db/queries/call-of-seats.ts'
import { readNow } from '#db/queries/clock.ts'
import { listAwardedSeats, listNotices, type AwardedSeat } from '#db/queries/official-notices.ts'
import { effectiveState, holdsSeat } from '#exam-engine/convocatoria/acceptance.ts'
import { judgeArrival, startOfDay, type ArrivalJudgement } from '#exam-engine/convocatoria/arrival.ts'
import type { NoticeKind } from '#exam-engine/convocatoria/official-notice.ts'
import { surnames } from '#exam-engine/kernel/full-name.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { readNotice } from './notice-content.ts'

/** An OOAD by its name, or one sede by its code. */
export type Receiver = { readonly ooads: readonly string[] } | { readonly sedeCode: string }

export interface Arriving extends ArrivalJudgement {
  awardId: string
  personId: string
  folio: string
  name: string
  matricula: string
  cer: string
  sede: string
  subsede: string | null
  from: string
  /** At the foot of the letter; null while it was not issued. */
  letterSha256: string | null
  arrivedOn: string | null
  recordId: number | null
}

export interface GoneSeat {
  folio: string
  name: string
  seat: string
  how: 'resigned' | 'revoked'
}

export interface ArrivalsView {
  call: { id: string, title: string }
  now: Instant
  /** When who arrives is known. */
  until: Instant
  arrivesOn: string
  begins: Instant
  people: Arriving[]
  gone: GoneSeat[]
}

/** Null before any published results. `people` is empty until the acceptance is over. */
export async function readArriving(db: DbOrTrx, receiver: Receiver): Promise<ArrivalsView | null> {
  const call = await findCallOfSeats(db)
  if (call === undefined) return null
  const now = await readNow(db)
  const results = { from: call.results_from, until: call.results_until }
  const known = now >= results.until
  const seats = known ? (await listAwardedSeats(db, call.run_id)).filter((seat) => isReceivedBy(seat, receiver)) : []
  const records = await readArrivals(db, call.run_id)
  return {
    call: { id: call.id, title: call.title }, now, until: results.until, arrivesOn: call.arrives_on, begins: startOfDay(call.arrives_on),
    people: seats.filter(({ state }) => holdsSeat(effectiveState(state, now, results))).map((seat): Arriving => {
      const record = records.get(seat.id) ?? { id: null, arrivedOn: null }
      return {
        awardId: seat.id, personId: seat.personId, folio: seat.folio, name: nameOf(seat), matricula: seat.matricula, cer: seat.cer,
        sede: `${seat.name}, ${seat.city}`, subsede: seat.subsede, from: `${seat.fromName}, ${seat.fromCity}`,
        letterSha256: seat.contentSha256 ?? seat.fileSha256, arrivedOn: record.arrivedOn, recordId: record.id,
        ...judgeArrival(record.arrivedOn, call.arrives_on, now),
      }
    }),
    gone: seats.flatMap((seat): GoneSeat[] => (seat.state === 'resigned' || seat.state === 'revoked'
      ? [{ folio: seat.folio, name: nameOf(seat), seat: `${seat.cer}, ${seat.name}`, how: seat.state }] : [])),
  }
}

/** The versions that these addressees were sent, the newest of each first. */
export async function readVersions(db: DbOrTrx, kind: NoticeKind, addressees: readonly string[]) {
  const call = await findCallOfSeats(db)
  if (call === undefined) return []
  return (await listNotices(db, call.id, kind, addressees)).map(({ id, number, issuedAt, contentSha256, content }) => {
    const { addressee, entries, changes } = readNotice(content)
    return { id, number, issuedAt, contentSha256, addressee: addressee.name, entries, changes }
  })
}

export type ListedVersion = Awaited<ReturnType<typeof readVersions>>[number]

function isReceivedBy({ code, ooad }: Pick<AwardedSeat, 'code' | 'ooad'>, receiver: Receiver): boolean {
  return 'ooads' in receiver ? receiver.ooads.includes(ooad) : receiver.sedeCode === code
}

function nameOf({ firstSurname, secondSurname, givenNames }: AwardedSeat): string {
  return `${surnames(firstSurname, secondSurname)} ${givenNames}`
}
