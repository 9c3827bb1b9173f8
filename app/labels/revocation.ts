/** Grounds and outcomes of a revocation, in words. Convocatoria §2.2 E, §3.1 D, §5.18 */
import type { RevocationGround, RevocationOutcome } from '#exam-engine/convocatoria/revocation.ts'

interface GroundWords { label: string, clause: string, consequence: string }

export const GROUND_WORDS: Readonly<Record<RevocationGround, GroundWords>> = {
  fraud: {
    label: 'Fraude detectado', clause: '§3.1 D',
    consequence: 'Pierde la plaza en el momento en que se detecta y no podrá participar en futuros procesos de selección.',
  },
  falseInformation: {
    label: 'Información falsa en el registro', clause: '§2.2 E',
    consequence: 'Pierde la plaza y no podrá participar en futuros procesos de selección.',
  },
  foreignStatus: {
    label: 'Matrícula o estatus migratorio sin cumplir', clause: '§5.18',
    consequence: 'Causa baja tanto del curso prerrequisito como del curso asignado.',
  },
}

export const OUTCOME_WORDS: Readonly<Record<RevocationOutcome, string>> = {
  approved: 'Revocada', dismissed: 'No procedió', withdrawn: 'Retirada',
}
