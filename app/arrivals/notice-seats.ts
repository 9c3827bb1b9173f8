/** Who is notified of what: the seats of a run as notifications state them, and the units that are told. §5.9.1, §5.9.3 */
import { fullName } from '#exam-engine/kernel/full-name.ts'
import { arrivalsAddressee, type NoticeKind, type NoticeSeat } from '#exam-engine/convocatoria/official-notice.ts'
import { effectiveState } from '#exam-engine/convocatoria/acceptance.ts'
import type { Instant, Window } from '#exam-engine/kernel/time.ts'
import type { AwardedSeat } from '#db/queries/official-notices.ts'

export interface Addressee {
  kind: NoticeKind
  /** The OOAD, or the code of a sede. */
  key: string
  name: string
}

interface Unit {
  code: string
  name: string
  city: string
  ooad: string
}

/** In the order of the units given. */
export function listAddressees(units: readonly Unit[], kind: NoticeKind): Addressee[] {
  const named = ({ code, name, city }: Unit): Addressee => ({ kind, key: code, name: `${name}, ${city}` })
  if (kind === 'departures') return units.map(named)
  const ooads = [...new Set(units.map(({ ooad }) => ooad))].filter((ooad) => ooad !== 'UMAE')
  return [...ooads.map((ooad) => ({ kind, key: ooad, name: ooad })), ...units.filter(({ ooad }) => ooad === 'UMAE').map(named)]
}

/** By the states that count at `now`. */
export function toNoticeSeat(row: AwardedSeat, now: Instant, results: Window): NoticeSeat {
  return {
    state: effectiveState(row.state, now, results),
    entry: {
      folio: row.folio, name: fullName(row.givenNames, row.firstSurname, row.secondSurname), matricula: row.matricula,
      ceme: row.ceme, grade: row.grade, cer: row.cer, subsede: row.subsede,
      from: { code: row.fromCode, name: row.fromName, city: row.fromCity, ooad: row.fromOoad },
      to: { code: row.code, name: row.name, city: row.city, ooad: row.ooad },
      letter: row.fileSha256 === null ? null : { contentSha256: row.contentSha256, fileSha256: row.fileSha256 },
    },
  }
}

/** Those of one addressee. */
export function seatsFor(seats: readonly NoticeSeat[], { kind, key }: Pick<Addressee, 'kind' | 'key'>): NoticeSeat[] {
  return seats.filter(({ entry: { to, from } }) => (kind === 'arrivals' ? arrivalsAddressee(to) : from.code) === key)
}
