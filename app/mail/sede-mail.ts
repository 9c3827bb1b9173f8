/**
 * The words of mail about where an exam is sat (§3.1): to the sede that is asked, to the resident with the answer and
 * its reason, and to the sede that is left. Names nobody but who reads it.
 */
import type { NewMail } from '#db/queries/mail.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { formatDateTime } from '#app/labels/format-time.ts'
import { whereToLook } from './where-to-look.ts'

interface SedeMail {
  requestId: string
  personId: string
  address: string
  sede: string
  publicUrl: string | null
}

/** To the education authority of the sede that is asked. */
export function sedeAskedMail(
  { requestId, personId, address, sede, sedeCode, until, publicUrl }: SedeMail & { sedeCode: string, until: Instant },
): NewMail {
  return {
    kind: 'sedeAsked', about: `sedeAsked ${requestId} ${personId}`, personId, address,
    subject: 'EFISER: un residente pide presentar su examen en su sede',
    body: [
      `Un residente pide presentar su examen en ${sede} (Convocatoria §3.1).`,
      `Respóndalo con su motivo antes del ${formatDateTime(until)} (hora del centro): después nada se mueve, y lo que no `
      + 'se respondió queda sin efecto.',
      whereToLook(publicUrl, `/sede/${sedeCode}/cambios`, 'Cambios de sede'),
    ].join('\n\n'),
  }
}

/** To the resident: the answer, its reason, and what follows from it. */
export function sedeDecidedMail(
  { requestId, personId, address, sede, verdict, reason, publicUrl }:
  SedeMail & { verdict: 'approved' | 'rejected', reason: string },
): NewMail {
  const approved = verdict === 'approved'
  return {
    kind: 'sedeDecided', about: `sedeDecided ${requestId}`, personId, address,
    subject: approved ? 'EFISER: cambió la sede de su examen' : 'EFISER: su petición de sede no se aprobó',
    body: [
      approved ? `Su examen es ahora en ${sede}. El día y la hora no cambian.`
        : `No se aprobó que presente su examen en ${sede}. Sigue citado donde estaba.`,
      `Motivo: ${reason}`,
      ...approved ? ['Imprima de nuevo su solicitud: dice la sede nueva. El lugar en la sala lo asigna la sede.'] : [],
      whereToLook(publicUrl, '/residente/sede', 'Sede de mi examen'),
    ].join('\n\n'),
  }
}

/** To the education authority of the sede that is left. */
export function sedeLeftMail(
  { requestId, personId, address, sede, sedeCode, publicUrl }: SedeMail & { sedeCode: string },
): NewMail {
  return {
    kind: 'sedeLeft', about: `sedeLeft ${requestId} ${personId}`, personId, address,
    subject: 'EFISER: un aspirante de su lista presentará en otra sede',
    body: [
      `Un aspirante que presentaba en su sede lo hará en ${sede}. Su lugar quedó libre.`,
      whereToLook(publicUrl, `/sede/${sedeCode}/cambios`, 'Cambios de sede'),
    ].join('\n\n'),
  }
}
