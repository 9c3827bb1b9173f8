/** A supervisor records that somebody stood at the door who could not be found on the roster, for the coordination. */
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { findDoor, findPersonAtDoor, insertInquiry, type PersonAtDoor } from '#db/queries/entry-inquiries.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { minutes } from '#exam-engine/kernel/time.ts'
import { answerEntry, type EntryAnswer, type EntryFacts } from '#exam-engine/sitting/entry-answer.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'

export type InquiryRefusal = 'NOT_YOUR_SEDE' | 'PERSON_UNKNOWN'

interface InquiryInput {
  turnoId: string
  sedeCode: string
  searched: string
  /** Null: nobody was found. */
  personId: string | null
  note: string
}

/** The answer of this moment, as it is recorded. PERSON_UNKNOWN for an id that nobody has, or a turno that is not. */
export async function recordEntryInquiry(
  { database }: Pick<Services, 'database'>, actor: Actor, input: InquiryInput,
): Promise<Result<EntryAnswer, InquiryRefusal>> {
  const { turnoId, sedeCode, personId, searched, note } = input
  if (!hasRoleAtSede(actor, 'supervisor', sedeCode)) return refuse('NOT_YOUR_SEDE')
  return database.db.transaction().execute(async (trx): Promise<Result<EntryAnswer, InquiryRefusal>> => {
    const door = await findDoor(trx, turnoId)
    if (door === undefined) return refuse('PERSON_UNKNOWN')
    const person = personId === null ? null : await findPersonAtDoor(trx, door.convocatoriaId, personId)
    if (person === undefined) return refuse('PERSON_UNKNOWN')
    const at = await readNow(trx)
    const answer = answerEntry(factsOf(person), { turnoId, sedeCode }, minutes(door.checkInMinutes), at)
    await insertInquiry(trx, { turnoId, sedeCode, searched, personId, answer, note, at, by: actor.personId })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'supervisor' }, action: 'turno.entryInquiry', subjectType: 'turno',
      subjectId: turnoId, payload: { sedeCode, answer, searchedSha256: sha256Hex(searched), noteSha256: sha256Hex(note) },
    })
    return accept(answer)
  })
}

/** What the rule needs of a person; null stands for nobody. */
export function factsOf(person: PersonAtDoor | null): EntryFacts {
  if (person === null) return { kind: 'unknown' }
  if (person.candidateId === null) return { kind: 'notRegistered' }
  const { state, turno_id: turnoId, sede_code: sedeCode, opens_at: opensAt, closes_at: closesAt } = person
  const { accepts_until: acceptsUntil } = person
  if (state === null || turnoId === null || sedeCode === null || opensAt === null || closesAt === null
    || acceptsUntil === null) return { kind: 'registered', attempt: null }
  return { kind: 'registered', attempt: { state, turnoId, sedeCode, times: { opensAt, closesAt, acceptsUntil } } }
}
