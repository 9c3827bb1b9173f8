/**
 * Composes what the acta of a turno at a sede states, from what is stored at this moment. Says TURNO_NOT_OVER with the
 * moment of the end as long as an attempt of the roster is open: the record of a turno cannot precede its end. §3.1
 */
import {
  listActors,
  listRemainders,
  lockActaRoster,
  nameSigners,
  readActaPlace,
  readActaRoster,
  type ActaRosterRow,
} from '#db/queries/acta-roster.ts'
import { listObservations } from '#db/queries/actas.ts'
import { listCheckIns, type CheckInRow } from '#db/queries/check-in-records.ts'
import { readNow } from '#db/queries/clock.ts'
import { listCharges, listHandOvers, type DeskPlace } from '#db/queries/desk.ts'
import { listExits } from '#db/queries/room-exits.ts'
import { listOutages } from '#db/queries/sede-outages.ts'
import { listSittingIncidents } from '#db/queries/sitting-incidents.ts'
import type { DbOrTrx } from '#db/client.ts'
import { surnames } from '#exam-engine/kernel/full-name.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { instant, minutes, toIso } from '#exam-engine/kernel/time.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import { checkInWindow } from '#exam-engine/sitting/attempt-times.ts'
import { findChargeGaps } from '#exam-engine/sitting/desk-charge.ts'
import { compareNames } from '#app/board/by-name.ts'
import { describeDenial, INCIDENT_WORDS } from '#app/board/state-words.ts'
import { CHARGE_WORDS, EXIT_WORDS, OUTAGE_WORDS } from '#app/labels/desk.ts'
import {
  ACTA_VERSION,
  type ActaContent,
  type ActaEntry,
  type ActaReversal,
  type FinalAttemptState,
} from './acta-content.ts'

interface Composing {
  isDemo: boolean
  /** Who reads the draft: on duty by signing it, whatever they did before. */
  reader: string
  /** Hold the roster as it is until the transaction ends. */
  hold: boolean
}

/** ROSTER_EMPTY: nobody was expected in this turno at this sede, so there is nothing to record. */
export type ComposeRefusal = 'ROSTER_EMPTY' | 'TURNO_NOT_OVER'

export async function composeActa(
  db: DbOrTrx,
  place: DeskPlace,
  { isDemo, reader, hold }: Composing
): Promise<Result<ActaContent, ComposeRefusal>> {
  const roster =
    hold && db.isTransaction
      ? await lockActaRoster(db as Parameters<typeof lockActaRoster>[0], place)
      : await readActaRoster(db, place)
  if (roster.length === 0) return refuse('ROSTER_EMPTY')
  roster.sort((left, right) => compareNames(nameOf(left), nameOf(right)))
  const until = instant(Math.max(...roster.map((row) => row.accepts_until)))
  const beside = await readBeside(
    db,
    roster.map(({ id }) => id)
  )
  const entries = roster.flatMap((row) => (isFinal(row.state) ? [describeEntry(row, row.state, beside(row.id))] : []))
  if ((await readNow(db)) < until || entries.length < roster.length)
    return refuse('TURNO_NOT_OVER', { until: toIso(until) })
  const facts = await readActaPlace(db, place)
  if (facts === undefined)
    throw new Error(`turno ${place.turnoId} at ${place.sedeCode} has a roster and is not there`)
  const turno = { number: facts.number, startsAt: facts.starts_at, endsAt: facts.ends_at }
  const times = { opensAt: turno.startsAt, closesAt: turno.endsAt, acceptsUntil: turno.endsAt }
  const doors = checkInWindow(times, minutes(facts.check_in_minutes)).from
  const charges = await listCharges(db, place)
  const actors = await listActors(
    db,
    place,
    roster.map(({ id }) => id)
  )
  return accept({
    version: ACTA_VERSION,
    isDemo,
    folio: `ACTA-${String(turno.number).padStart(2, '0')}-${place.sedeCode}`,
    convocatoria: facts.title,
    sede: { code: place.sedeCode, name: facts.name, city: facts.city, ooad: facts.ooad, timeZone: facts.time_zone },
    turno,
    entries,
    charges: charges.map(({ name, since, how, reason }) => ({ name, since, how: CHARGE_WORDS[how], reason })),
    gaps: findChargeGaps(charges, { from: doors, until }),
    handOvers: (await listHandOvers(db, place)).map(({ from, to, note, pending, offeredAt, outcome, endedAt }) => ({
      from,
      to,
      note,
      pending,
      offeredAt,
      outcome,
      endedAt,
    })),
    outages: (await listOutages(db, place)).map(
      ({ kind, note, since, declaredAt, declaredBy, until: end, endNote }) => ({
        kind: OUTAGE_WORDS[kind],
        note,
        since,
        declaredAt,
        declaredBy,
        until: end,
        endNote,
      })
    ),
    observations: (await listObservations(db, place)).map(({ at, by, text }) => ({ at, by, text })),
    onDuty: await nameSigners(db, [...new Set([...actors, reader])]),
  })
}

const OPEN_STATES: readonly AttemptState[] = ['expected', 'admitted', 'inProgress']

function isFinal(state: AttemptState): state is FinalAttemptState {
  return !OPEN_STATES.includes(state)
}

function nameOf({ first_surname: first, second_surname: second, given_names: givenNames }: ActaRosterRow) {
  return { surnames: surnames(first, second), givenNames }
}

type Beside = Pick<ActaEntry, 'statement' | 'reversals' | 'incidents' | 'exits' | 'unsent' | 'quarantined'>

/** What was recorded beside an attempt. */
async function readBeside(db: DbOrTrx, attemptIds: readonly string[]): Promise<(attemptId: string) => Beside> {
  const incidents = Map.groupBy(await listSittingIncidents(db, attemptIds), ({ attemptId }) => attemptId)
  const checkIns = Map.groupBy(await listCheckIns(db, attemptIds), ({ attemptId }) => attemptId)
  const exits = Map.groupBy(await listExits(db, attemptIds), ({ attemptId }) => attemptId)
  const remainders = await listRemainders(db, attemptIds)
  return (attemptId) => {
    const decided = checkIns.get(attemptId) ?? []
    return {
      statement: decided.at(-1)?.outcome === 'denied' ? decided.at(-1)?.statement ?? '' : '',
      reversals: listReversals(decided),
      incidents: (incidents.get(attemptId) ?? []).map(({ at, category, note }) => ({
        at,
        what: INCIDENT_WORDS[category],
        note,
      })),
      exits: (exits.get(attemptId) ?? []).map(({ reason, note, leftAt, returnedAt, returnNote }) => ({
        reason: EXIT_WORDS[reason],
        note,
        leftAt,
        returnedAt,
        returnNote,
      })),
      unsent: remainders.get(attemptId)?.unsent ?? 0,
      quarantined: remainders.get(attemptId)?.quarantined ?? 0,
    }
  }
}

/** Each denial that was taken back, with what was declared then. */
function listReversals(decided: readonly CheckInRow[]): ActaReversal[] {
  return decided.flatMap((undone, index) => {
    const denial = decided[index - 1]
    if (undone.outcome !== 'denialUndone' || denial?.outcome !== 'denied') return []
    return [
      {
        deniedAt: denial.at,
        reason: describeDenial(denial.reason ?? 'OTHER'),
        statement: denial.statement,
        at: undone.at,
        by: undone.by,
        note: undone.note,
      },
    ]
  })
}

function describeEntry(row: ActaRosterRow, state: FinalAttemptState, beside: Beside): ActaEntry {
  return {
    folio: row.folio,
    name: `${nameOf(row).surnames} ${row.given_names}`,
    exam: `${row.ceme} ${row.grade}`,
    state,
    admittedAt: row.admitted_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    answered: row.answered_count,
    itemCount: row.item_count,
    answersDigest: row.answers_digest,
    denial: describeStandingDenial(row),
    cancelNote: row.cancel_note,
    ...beside,
  }
}

function describeStandingDenial({
  state,
  denial_reason: reason,
  denial_note: note,
}: ActaRosterRow): ActaEntry['denial'] {
  if (reason === null || (state !== 'denied' && state !== 'cancelled')) return null
  return { reason: describeDenial(reason), note: note === '' ? null : note }
}
