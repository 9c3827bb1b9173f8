/**
 * Proof before the day, over a loaded snapshot: what is missing for a turno, by person, sede and exam, with the clause
 * it would break. Each check is one function in CHECKS; it names everybody concerned and never only the first. Blocks
 * nothing and hides nothing: an empty list is the proof.
 */
import {
  PROBLEM_KINDS, type Check, type Lookup, type Problem, type ProblemKind, type ReadinessSnapshot,
} from './readiness-snapshot.ts'
import { ROOM_CHECKS } from './room-readiness.ts'

/** Further checks (sealed paper) are added here. */
const CHECKS: readonly Check[] = [
  findMissingForms, findWrongPlaces, findOverlaps, findUnsupervised, findNoAccess, findUnequipped,
  ...ROOM_CHECKS,
]

/** Everything that is missing, by turno, then in the order of PROBLEM_KINDS, then by subject. */
export function listProblems(snapshot: ReadinessSnapshot): Problem[] {
  const lookup = createLookup(snapshot)
  return CHECKS.flatMap((check) => check(lookup)).sort((left, right) => left.turno.number - right.turno.number
    || PROBLEM_KINDS.indexOf(left.kind) - PROBLEM_KINDS.indexOf(right.kind)
    || left.subject.localeCompare(right.subject, 'es'))
}

/** §3.1: each exam that somebody sits has a form, frozen before its turno. */
function findMissingForms({ exams, candidates, turnoOf }: Lookup): Problem[] {
  return exams.flatMap(({ id, name, turnoId, formFrozenAt }) => {
    const turno = turnoOf(turnoId)
    const sat = candidates.some(({ examId }) => examId === id)
    if (!sat || (formFrozenAt !== null && formFrozenAt < turno.startsAt)) return []
    const found = formFrozenAt === null ? '' : 'congelada con el turno ya iniciado'
    return [{ kind: 'FORM_MISSING', turno, subject: name, name: '', found, examId: id }]
  })
}

/** §3.1 A, §3.2, §3.1 C: exactly one attempt, of the own exam, in its turno, at the own sede. */
function findWrongPlaces({ candidates, examOf, turnoOf, attemptsOf, sedeName }: Lookup): Problem[] {
  return candidates.flatMap(({ id, folio, name, examId, examSede }) => {
    const exam = examOf(examId)
    const attempts = attemptsOf(id)
    const report = (kind: ProblemKind, found = ''): Problem =>
      ({ kind, turno: turnoOf(exam.turnoId), subject: folio, name, found, examId: null })
    const [attempt, ...more] = attempts
    if (attempt === undefined) return [report('CANDIDATE_WITHOUT_ATTEMPT')]
    if (more.length > 0) {
      return [report('SEVERAL_ATTEMPTS', attempts.map((one) => examOf(one.examId).name).join(', '))]
    }
    return [
      ...(attempt.examId === examId ? [] : [report('ATTEMPT_OF_ANOTHER_EXAM', examOf(attempt.examId).name)]),
      ...(attempt.turnoId === examOf(attempt.examId).turnoId
        ? [] : [report('ATTEMPT_IN_ANOTHER_TURNO', `turno ${String(turnoOf(attempt.turnoId).number)}`)]),
      ...(attempt.sedeCode === examSede ? [] : [report('ATTEMPT_AT_ANOTHER_SEDE', sedeName(attempt.sedeCode))]),
    ]
  })
}

/** Nobody sits two exams at once; half-open, so that one may end when the next begins. */
function findOverlaps({ candidates, attempts, turnoOf }: Lookup): Problem[] {
  const owners = new Map(candidates.map((candidate) => [candidate.id, candidate]))
  const byPerson = Map.groupBy(attempts, ({ candidateId }) => owners.get(candidateId)?.personId)
  return [...byPerson].flatMap(([personId, own]) => {
    if (personId === undefined) return []
    const ordered = [...own].sort((left, right) => left.opensAt - right.opensAt)
    return ordered.flatMap((attempt, index) => {
      const before = ordered[index - 1]
      const owner = owners.get(attempt.candidateId)
      if (before === undefined || owner === undefined || before.acceptsUntil <= attempt.opensAt) return []
      return [{
        kind: 'OVERLAPPING_ATTEMPTS' as const, turno: turnoOf(attempt.turnoId), subject: owner.folio, name: owner.name,
        found: `turno ${String(turnoOf(before.turnoId).number)}`, examId: null,
      }]
    })
  })
}

/** §3.1 C: each sede of a turno has a supervisor, and nobody is supervised by oneself alone. */
function findUnsupervised({ attempts, candidates, supervisors, turnoOf, sedeName }: Lookup): Problem[] {
  const owners = new Map(candidates.map((candidate) => [candidate.id, candidate]))
  const places = Map.groupBy(attempts, ({ turnoId, sedeCode }) => `${turnoId} ${sedeCode}`)
  return [...places.values()].flatMap((there): Problem[] => {
    const [first] = there
    if (first === undefined) return []
    const turno = turnoOf(first.turnoId)
    const sedeCode = first.sedeCode
    const here = supervisors.filter((one) => one.sedeCode === sedeCode)
    if (here.length === 0) {
      const found = `${String(there.length)} aspirantes`
      return [{
        kind: 'SEDE_WITHOUT_SUPERVISOR', turno, subject: sedeCode, name: sedeName(sedeCode), found, examId: null,
      }]
    }
    return there.flatMap(({ candidateId }) => {
      const owner = owners.get(candidateId)
      const alone = owner !== undefined && here.every(({ personId }) => personId === owner.personId)
      return !alone ? [] : [{
        kind: 'SUPERVISED_BY_ONESELF', turno, subject: owner.folio, name: owner.name,
        found: sedeName(sedeCode), examId: null,
      }]
    })
  })
}

/** §3.1 A: the exam is sat in the platform, by who can sign in. */
function findNoAccess({ candidates, examOf, turnoOf }: Lookup): Problem[] {
  return candidates.filter(({ canSignIn }) => !canSignIn).map(({ folio, name, examId }) => ({
    kind: 'CANDIDATE_CANNOT_SIGN_IN', turno: turnoOf(examOf(examId).turnoId), subject: folio, name, found: '',
    examId: null,
  }))
}

/** §3.1 A: each candidate of a turno has a machine that was checked, at a sede where the exam was rehearsed. */
function findUnequipped({ attempts, equipment, turnoOf, sedeName }: Lookup): Problem[] {
  const places = Map.groupBy(attempts, ({ turnoId, sedeCode }) => `${turnoId} ${sedeCode}`)
  return [...places.values()].flatMap((there): Problem[] => {
    const [first] = there
    if (first === undefined) return []
    const { sedeCode, turnoId } = first
    const { certified = 0, rehearsals = 0 } = equipment.find((one) => one.sedeCode === sedeCode) ?? {}
    const report = (kind: ProblemKind, found: string): Problem =>
      ({ kind, turno: turnoOf(turnoId), subject: sedeCode, name: sedeName(sedeCode), found, examId: null })
    return [
      ...(certified >= there.length ? []
        : [report('MACHINES_NOT_CERTIFIED', `${String(certified)} de ${String(there.length)}`)]),
      ...(rehearsals >= 1 ? [] : [report('REHEARSAL_MISSING', '')]),
    ]
  })
}

/** Finds by id; throws where the snapshot itself is not whole. */
function createLookup(snapshot: ReadinessSnapshot): Lookup {
  const turnos = new Map(snapshot.turnos.map((turno) => [turno.id, turno]))
  const exams = new Map(snapshot.exams.map((exam) => [exam.id, exam]))
  const attempts = Map.groupBy(snapshot.attempts, ({ candidateId }) => candidateId)
  const names = new Map(snapshot.sedes.map(({ code, name }) => [code, name]))
  const demand = <T>(found: T | undefined): T => {
    if (found === undefined) throw new Error('a snapshot names what it does not hold')
    return found
  }
  return {
    ...snapshot,
    turnoOf: (turnoId) => demand(turnos.get(turnoId)),
    examOf: (examId) => demand(exams.get(examId)),
    attemptsOf: (candidateId) => attempts.get(candidateId) ?? [],
    sedeName: (code) => names.get(code) ?? code,
  }
}
