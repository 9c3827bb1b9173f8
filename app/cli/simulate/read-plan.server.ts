/** Who sits when and where in the demo, and what each is able to: the plan of the simulation. */
import type { Database } from '#db/client.ts'
import type { KeyDocument } from '#exam-engine/items/form.ts'
import { seededRandom } from '#exam-engine/kernel/seeded-random.ts'

export type Conduct = 'handsIn' | 'waitsForDeadline' | 'absent' | 'denied'

export interface PlannedCandidate {
  attemptId: string
  personId: string
  sedeCode: string
  examId: string
  /** Share of items that this person knows, 0-1; the others are guessed. */
  ability: number
  conduct: Conduct
}

export interface PlannedTurno {
  id: string
  number: number
  candidates: PlannedCandidate[]
}

/** Every turno in order with its candidates. The same database and seed give the same plan. */
export async function readPlan({ db }: Database, seed: string): Promise<PlannedTurno[]> {
  const rows = await db.selectFrom('attempt')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .innerJoin('turno', 'turno.id', 'attempt.turno_id')
    .select(['attempt.id', 'attempt.state', 'attempt.sede_code', 'attempt.exam_id', 'turno.id as turno_id', 'turno.number',
      'candidate.person_id', 'candidate.folio'])
    .orderBy('turno.number').orderBy('candidate.folio').execute()
  const turnos = new Map<string, PlannedTurno>()
  for (const row of rows) {
    if (row.state !== 'expected') throw new Error('the demo has been used: a simulation needs one that is newly loaded')
    const turno = turnos.get(row.turno_id) ?? { id: row.turno_id, number: row.number, candidates: [] }
    turnos.set(row.turno_id, turno)
    const random = seededRandom(`${seed}:${row.folio}`)
    turno.candidates.push({
      attemptId: row.id, personId: row.person_id, sedeCode: row.sede_code, examId: row.exam_id,
      ability: 0.25 + 0.65 * ((random.next() + random.next()) / 2), conduct: conductOf(random.next()),
    })
  }
  return [...turnos.values()]
}

function conductOf(chance: number): Conduct {
  if (chance < 0.02) return 'absent'
  if (chance < 0.025) return 'denied'
  return chance < 0.3 ? 'waitsForDeadline' : 'handsIn'
}

/** The keys of the forms of a turno, item id -> right option: what the simulated candidates know. */
export async function readKeys({ db }: Database, turnoId: string): Promise<Record<string, string>> {
  const rows = await db.selectFrom('form_key').innerJoin('form', 'form.id', 'form_key.form_id')
    .innerJoin('exam', 'exam.id', 'form.exam_id').select('form_key.key').where('exam.turno_id', '=', turnoId).execute()
  const documents = rows.map(({ key }) => JSON.parse(key) as KeyDocument)
  return Object.assign({}, ...documents.map(({ key }) => key)) as Record<string, string>
}

/** The person ids behind e-mail addresses. */
export async function findPersons({ db }: Database, emails: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('person').select('id').where('email', 'in', emails).execute()
  return rows.map(({ id }) => id)
}

/** Somebody who may audit. */
export async function findAuditor({ db }: Database): Promise<string> {
  const row = await db.selectFrom('role_grant').select('person_id').where('role', '=', 'auditor')
    .orderBy('person_id').limit(1).executeTakeFirstOrThrow()
  return row.person_id
}

/** Two persons who may mark, freeze and run, and publish together. */
export async function findAdmins({ db }: Database): Promise<[string, string]> {
  const [first, second] = await db.selectFrom('role_grant').select('person_id').where('role', '=', 'admin')
    .orderBy('person_id').limit(2).execute()
  if (first === undefined || second === undefined) throw new Error('two admins are needed')
  return [first.person_id, second.person_id]
}
