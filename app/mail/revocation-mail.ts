/** The words of the mail that tells of a revoked seat: the ground, what is lost, and where to ask. §2.2 E, §3.1 D, §5.18 */
import type { NewMail } from '#db/queries/mail.ts'
import { GROUND_WORDS } from '#app/labels/revocation.ts'
import type { RevocationGround } from '#exam-engine/convocatoria/revocation.ts'

interface RevokedSeat {
  revocationId: string
  personId: string
  address: string
  folio: string
  seat: string
  ground: RevocationGround
}

export function seatRevokedMail({ revocationId, personId, address, folio, seat, ground }: RevokedSeat): NewMail {
  return {
    kind: 'seatRevoked', about: `seatRevoked ${revocationId}`, personId, address,
    subject: 'EFISER: su plaza fue revocada',
    body: [
      `La Coordinación de Educación en Salud revocó la plaza de la solicitud ${folio}: ${seat}.`,
      `Causa: ${GROUND_WORDS[ground].label} (Convocatoria ${GROUND_WORDS[ground].clause}). ${GROUND_WORDS[ground].consequence}`,
      'Su carta de aceptación, si la obtuvo, ya no es válida: quien la verifique verá que está revocada.',
      'Puede pedir acceso a los datos de su expediente en «Mis datos», dentro de EFISER.',
    ].join('\n\n'),
  }
}
