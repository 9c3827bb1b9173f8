/** The words of the mail that tells of a cancellation for false information: that it happened, not what was found. §2.2 E */
import type { NewMail } from '#db/queries/mail.ts'

interface CancelledRegistration {
  candidateId: string
  personId: string
  address: string
  folio: string
}

export function registrationCancelledMail({ candidateId, personId, address, folio }: CancelledRegistration): NewMail {
  return {
    kind: 'registrationCancelled',
    about: `registrationCancelled ${candidateId}`,
    personId,
    address,
    subject: 'EFISER: su solicitud fue cancelada',
    body: [
      `La Coordinación de Educación en Salud canceló la solicitud ${folio} por información falsa en el registro`
        + ' (Convocatoria §2.2 E).',
      'La solicitud ya no es válida: no puede presentar el examen ni recibir una plaza, y no puede participar en futuros'
        + ' procesos de selección del IMSS. La cancelación es definitiva.',
      'Si quiere saber qué datos suyos obran en su expediente, puede pedir acceso a ellos en «Mis datos», dentro de EFISER.',
    ].join('\n\n'),
  }
}
