/** What the candidate reads when a code for opening without net is not taken: what is wrong and what to do. */
import type { Refused } from '#exam-engine/kernel/result.ts'
import { OFFLINE_CODE_LETTERS } from '#exam-engine/sitting/offline-code.ts'
import type { CodeRefusal } from '#app/exam-client/offline-room.ts'
import { formatCounted } from '../../labels/format-number.ts'

export function describeCodeRefusal({ refusal, detail }: Refused<CodeRefusal>): string {
  const seconds = formatCounted(Number(detail?.['seconds'] ?? 1), 'segundo', 'segundos')
  switch (refusal) {
    case 'CODE_LETTER':
      return `El signo «${String(detail?.['letter'])}» no aparece en estos códigos. Compárelo con el de su supervisor.`
    case 'CODE_LENGTH':
      return describeLength(Number(detail?.['typed'] ?? 0))
    case 'CODE_MISTYPED':
      return 'Hay un carácter equivocado o cambiado de lugar. Compare grupo por grupo con el código de su supervisor.'
    case 'CODE_WRONG':
      return `Está bien escrito, pero no es el código de su examen en este equipo. Pida a su supervisor que compruebe `
        + `su folio. Puede intentar de nuevo en ${seconds}.`
    case 'CODE_PAUSE':
      return `Espere ${seconds} antes de intentar de nuevo.`
    case 'CODE_EXHAUSTED':
      return 'Este equipo ya no acepta códigos. Levante la mano: su supervisor lo pasa a otro equipo.'
    case 'PAPER_NOT_HERE':
      return 'El código es correcto, pero el examen no está completo en este equipo. Levante la mano: su supervisor lo '
        + 'pasa a otro equipo.'
    case 'NOT_WAITING':
      return 'Este examen ya no espera un código. Si no se abre solo, levante la mano.'
  }
}

function describeLength(typed: number): string {
  if (typed === 0) return 'Escriba el código que le da su supervisor.'
  const difference = OFFLINE_CODE_LETTERS - typed
  return difference > 0
    ? `El código tiene ${OFFLINE_CODE_LETTERS} caracteres y escribió ${typed}: faltan ${difference}.`
    : `El código tiene ${OFFLINE_CODE_LETTERS} caracteres y escribió ${typed}: sobran ${-difference}.`
}
