/** Each kind of problem in words, with the clause it would break and who mends it where. */
import { ROOM_PROBLEMS, type Problem, type ProblemKind } from './readiness-snapshot.ts'

interface Words {
  /** What is missing. */
  what: string
  clause: string
  /** Who can mend it. */
  mender: string
}

const REGISTRY = 'Quien carga el padrón de la convocatoria'
const SEDE = 'Autoridad educativa de la sede'
const GRANTS = 'Quien otorga los roles'

export const PROBLEM_WORDS: Record<ProblemKind, Words> = {
  FORM_MISSING: { what: 'Examen sin forma congelada', clause: '§3.1', mender: 'Coordinación: congelar la forma' },
  CANDIDATE_WITHOUT_ATTEMPT: { what: 'Aspirante sin examen asignado', clause: '§3.1 A', mender: REGISTRY },
  SEVERAL_ATTEMPTS: { what: 'Aspirante con más de un examen', clause: '§3.1 A', mender: REGISTRY },
  ATTEMPT_OF_ANOTHER_EXAM: { what: 'Examen de otra especialidad o grado', clause: '§3.1 A', mender: REGISTRY },
  ATTEMPT_IN_ANOTHER_TURNO: { what: 'Turno distinto al del cronograma', clause: '§3.2', mender: REGISTRY },
  ATTEMPT_AT_ANOTHER_SEDE: { what: 'Sede distinta a la registrada', clause: '§3.1 C', mender: REGISTRY },
  OVERLAPPING_ATTEMPTS: { what: 'Dos exámenes a la misma hora', clause: '§3.1 B', mender: REGISTRY },
  SEDE_WITHOUT_SUPERVISOR: { what: 'Sede sin supervisor', clause: '§3.1 C', mender: GRANTS },
  SUPERVISED_BY_ONESELF: { what: 'Aspirante que es su único supervisor', clause: '§3.1 C', mender: GRANTS },
  CANDIDATE_CANNOT_SIGN_IN: { what: 'Aspirante sin cuenta activa', clause: '§3.1 A', mender: 'Quien da las cuentas' },
  MACHINES_NOT_CERTIFIED: {
    what: 'Menos equipos comprobados que aspirantes', clause: '§3.1 A', mender: 'La sede, en /comprobacion',
  },
  REHEARSAL_MISSING: { what: 'Sede sin un ensayo entregado', clause: '§3.1 A', mender: 'La sede, en /ensayo' },
  SEDE_WITHOUT_ROOMS: { what: 'Sede sin salas', clause: '§3.1 C', mender: SEDE },
  SEDE_OVER_CAPACITY: { what: 'Más aspirantes que lugares', clause: '§3.1 C', mender: SEDE },
  ROOM_SHORT_OF_MACHINES: { what: 'Sala con más lugares que equipos', clause: '§3.1 A', mender: SEDE },
  CANDIDATE_WITHOUT_SEAT: { what: 'Aspirante sin sala ni lugar', clause: '§3.1 C', mender: SEDE },
  SEAT_AT_ANOTHER_SEDE: { what: 'Lugar en otra sede', clause: '§3.1 C', mender: REGISTRY },
  CANDIDATE_WITHOUT_SUPERVISOR: { what: 'Aspirante sin supervisor asignado', clause: '§3.1 C', mender: SEDE },
}

/** Where in the platform it is mended, or seen; null where it is neither. */
export function placeOf({ kind, examId, turno, subject }: Problem): string | null {
  if (kind === 'FORM_MISSING' && examId !== null) return `/admin/examenes/${examId}`
  if (kind === 'MACHINES_NOT_CERTIFIED' || kind === 'REHEARSAL_MISSING') return `/admin/equipos?sede=${subject}`
  if (ROOM_PROBLEMS.some((known) => known === kind)) return '/admin/sedes'
  return kind === 'SEDE_WITHOUT_SUPERVISOR' ? `/admin/turno/${turno.id}` : null
}
