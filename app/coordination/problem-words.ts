/** Each kind of problem in words, with the clause it would break and who mends it where. */
import type { Problem, ProblemKind } from './readiness.ts'

interface Words {
  /** What is missing. */
  what: string
  clause: string
  /** Who can mend it. */
  mender: string
}

const REGISTRY = 'Quien carga el padrón de la convocatoria'
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
}

/** Where in the platform it is mended, or seen; null where it is neither. */
export function placeOf({ kind, examId, turno, subject }: Problem): string | null {
  if (kind === 'FORM_MISSING' && examId !== null) return `/admin/examenes/${examId}`
  if (kind === 'MACHINES_NOT_CERTIFIED' || kind === 'REHEARSAL_MISSING') return `/admin/equipos?sede=${subject}`
  return kind === 'SEDE_WITHOUT_SUPERVISOR' ? `/admin/turno/${turno.id}` : null
}
