/**
 * The supervisor closes a turno at the own sede with its acta: once. Its bytes are
 * fixed then, and asking again gives the same ones. Refuses as long as an attempt
 * of the roster is not final: the record of a turno cannot precede its end. §3.1
 */
import { findActa, insertActa, listOpenAttempts, lockActaRoster, readActaPlace } from '#db/queries/actas.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { listCheckIns } from '#db/queries/check-in-records.ts'
import { listSittingIncidents } from '#db/queries/sitting-incidents.ts'
import { readNow } from '#db/queries/clock.ts'
import type { Trx } from '#db/client.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { instant, toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import { compareNames } from '#app/board/by-name.ts'
import { describeDenial, INCIDENT_WORDS } from '#app/board/state-words.ts'
import { countActa, renderActa, type ActaEntry, type FinalAttemptState } from '#app/documents/sitting-record.server.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'
import { closeIfDue } from './close-due-attempts.server.ts'

/** ROSTER_EMPTY: nobody was expected in this turno at this sede, so there is nothing to record. */
export type IssueActaRefusal = 'NOT_YOUR_SEDE' | 'ROSTER_EMPTY' | 'TURNO_NOT_OVER'

interface IssueActaInput {
  turnoId: string
  sedeCode: string
}

export interface IssuedActa {
  /** Of the PDF; the audit holds the same. */
  sha256: string
  issuedAt: Instant
}

/** The acta as issued, now or before. TURNO_NOT_OVER says in `until` when the last attempt ends. */
export async function issueActa(
  services: Pick<Services, 'database' | 'live' | 'demo'>,
  actor: Actor,
  input: IssueActaInput
): Promise<Result<IssuedActa, IssueActaRefusal>> {
  if (!hasRoleAtSede(actor, 'supervisor', input.sedeCode)) return refuse('NOT_YOUR_SEDE')
  // Only this room's: at the end of a turno every sede of the country asks at once.
  for (const attemptId of await listOpenAttempts(services.database.db, input.turnoId, input.sedeCode)) {
    await closeIfDue(services, attemptId)
  }
  return services.database.db.transaction().execute(async (trx): Promise<Result<IssuedActa, IssueActaRefusal>> => {
    const { turnoId, sedeCode } = input
    const issued = await findActa(trx, turnoId, sedeCode)
    if (issued !== undefined) return accept({ sha256: issued.sha256, issuedAt: issued.issued_at })
    const roster = (await lockActaRoster(trx, turnoId, sedeCode)).sort((left, right) =>
      compareNames(nameOf(left), nameOf(right))
    )
    if (roster.length === 0) return refuse('ROSTER_EMPTY')
    const beside = await readBeside(trx, roster.map(({ id }) => id))
    const entries = roster.flatMap((row) => (isFinal(row.state) ? [describeEntry(row, row.state, beside(row.id))] : []))
    const until = instant(Math.max(...roster.map((row) => row.accepts_until)))
    const now = await readNow(trx)
    if (now < until || entries.length < roster.length) return refuse('TURNO_NOT_OVER', { until: toIso(until) })
    const bytes = await render(trx, input, { entries, supervisor: actor.name, now, isDemo: services.demo })
    const sha256 = sha256Hex(bytes)
    const first = await insertActa(trx, { turnoId, sedeCode, bytes, sha256, issuedAt: now, issuedBy: actor.personId })
    if (!first) return accept(await readOther(trx, input))
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'supervisor' },
      action: 'turno.issueActa',
      subjectType: 'turno',
      subjectId: turnoId,
      payload: { sedeCode, sha256, counts: { ...countActa(entries) } },
    })
    return accept({ sha256, issuedAt: now })
  })
}

const OPEN_STATES: readonly AttemptState[] = ['expected', 'admitted', 'inProgress']

function isFinal(state: AttemptState): state is FinalAttemptState {
  return !OPEN_STATES.includes(state)
}

/** Another supervisor of the sede issued it while this one was being made. */
async function readOther(trx: Trx, { turnoId, sedeCode }: IssueActaInput): Promise<IssuedActa> {
  const acta = await findActa(trx, turnoId, sedeCode)
  if (acta === undefined) throw new Error(`the acta of turno ${turnoId} at ${sedeCode} was neither there nor inserted`)
  return { sha256: acta.sha256, issuedAt: acta.issued_at }
}

type RosterRow = Awaited<ReturnType<typeof lockActaRoster>>[number]

function nameOf({ first_surname: first, second_surname: second, given_names: givenNames }: RosterRow) {
  return { surnames: [first, second].filter(Boolean).join(' '), givenNames }
}

/** What was recorded of an attempt: incidents, and what was declared at the last denial. */
async function readBeside(trx: Trx, attemptIds: readonly string[]) {
  const incidents = Map.groupBy(await listSittingIncidents(trx, attemptIds), ({ attemptId }) => attemptId)
  const checkIns = Map.groupBy(await listCheckIns(trx, attemptIds), ({ attemptId }) => attemptId)
  return (attemptId: string): Pick<ActaEntry, 'statement' | 'incidents'> => ({
    statement: checkIns.get(attemptId)?.findLast(({ outcome }) => outcome === 'denied')?.statement ?? '',
    incidents: (incidents.get(attemptId) ?? [])
      .map(({ at, category, note }) => ({ at, what: INCIDENT_WORDS[category], note })),
  })
}

function describeEntry(
  row: RosterRow, state: FinalAttemptState, beside: Pick<ActaEntry, 'statement' | 'incidents'>,
): ActaEntry {
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

/** A denial that an admin took back is in the audit, not in the acta. */
function describeStandingDenial({ state, denial_reason: reason, denial_note: note }: RosterRow): ActaEntry['denial'] {
  if (reason === null || (state !== 'denied' && state !== 'cancelled')) return null
  return { reason: describeDenial(reason), note: note === '' ? null : note }
}

interface RenderParts {
  entries: ActaEntry[]
  supervisor: string
  now: Instant
  isDemo: boolean
}

async function render(trx: Trx, { turnoId, sedeCode }: IssueActaInput, parts: RenderParts): Promise<Buffer> {
  const place = await readActaPlace(trx, turnoId, sedeCode)
  if (place === undefined) throw new Error(`turno ${turnoId} at ${sedeCode} has a roster and is not there`)
  return renderActa({
    isDemo: parts.isDemo,
    folio: `ACTA-${String(place.number).padStart(2, '0')}-${sedeCode}`,
    convocatoria: place.title,
    sede: { name: place.name, city: place.city, ooad: place.ooad, timeZone: place.time_zone },
    turno: { number: place.number, startsAt: place.starts_at, endsAt: place.ends_at },
    entries: parts.entries,
    supervisor: parts.supervisor,
    issuedAt: parts.now,
  })
}
