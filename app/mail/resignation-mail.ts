/**
 * The words of mail about a resignation: to the mailboxes of the call under its prescribed subject (§5.14.4, §5.14.5), and
 * to the person that it was sent, that its receipt is acknowledged (§5.14.6), or that it was returned.
 */
import type { NewMail } from '#db/queries/mail.ts'
import { CONSEQUENCE_WORDS } from '#app/labels/resignation.ts'
import { formatInstant } from '#app/labels/format-time.ts'
import type { ResignationConsequence } from '#exam-engine/convocatoria/resignation.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { whereToLook } from './where-to-look.ts'

interface Sent {
  resignationId: string
  personId: string
  folio: string
  subject: string
  sentAt: Instant
  sha256: string
}

interface ToMailboxes extends Sent {
  to: string
  cc: string | null
  name: string
  matricula: string
  seat: string
  addressee: string
  documentKey: string
}

export function resignationToMailboxes(
  { resignationId, personId, folio, subject, sentAt, sha256, to, cc, name, matricula, seat, addressee, documentKey }: ToMailboxes,
): NewMail {
  return {
    kind: 'resignationSent', about: `resignationSent ${resignationId}`, personId, address: to,
    ...(cc === null ? {} : { cc }), subject, attachment: { key: documentKey, name: `renuncia-${folio}.pdf` },
    body: [
      `Dirigido a: ${addressee}.`,
      `${name}, matrícula ${matricula}, folio ${folio}, renuncia a su plaza aceptada: ${seat} (Convocatoria §5.14).`,
      `Se adjunta copia del documento firmado y digitalizado. Se envió el ${formatInstant(sentAt)}; huella (SHA-256) del `
        + `archivo recibido: ${sha256}.`,
      'El acuse de recepción se emite en EFISER, «Renuncias»: sin él la renuncia no cuenta (§5.14.6).',
    ].join('\n\n'),
  }
}

interface ToPerson extends Sent {
  address: string
  publicUrl: string | null
  consequence: ResignationConsequence
}

export function resignationSentMail(
  { resignationId, personId, address, publicUrl, folio, sentAt, sha256, consequence }: ToPerson,
): NewMail {
  return {
    kind: 'resignationOwnSent', about: `resignationOwnSent ${resignationId}`, personId, address,
    subject: 'EFISER: se envió su renuncia',
    body: [
      `Su renuncia, folio ${folio}, se envió el ${formatInstant(sentAt)}. Todavía no cuenta: espere el acuse de recepción, `
        + 'que llegará por este medio (Convocatoria §5.14.6).',
      `Con esa fecha: ${CONSEQUENCE_WORDS[consequence].sentence}`,
      `Huella (SHA-256) del archivo que envió: ${sha256}.`,
      whereToLook(publicUrl, '/resultado/renuncia', 'Mi renuncia'),
      'Si usted no la envió, entre hoy mismo a EFISER y avise a la Coordinación de Educación en Salud.',
    ].join('\n\n'),
  }
}

export function resignationAcknowledgedMail(
  { resignationId, personId, address, publicUrl, folio, sentAt, sha256, consequence, by }: ToPerson & { by: string },
): NewMail {
  return {
    kind: 'resignationAcknowledged', about: `resignationAcknowledged ${resignationId}`, personId, address,
    subject: 'EFISER: acuse de recepción de su renuncia',
    body: [
      `${by}, de la Coordinación de Educación en Salud, acusa recibo de su renuncia, folio ${folio} (Convocatoria §5.14.6).`,
      `Cuenta desde el ${formatInstant(sentAt)}. ${CONSEQUENCE_WORDS[consequence].sentence}`,
      'La plaza se libera para un periodo posterior y su carta de aceptación, si la obtuvo, queda sin efecto.',
      `Huella (SHA-256) del documento recibido: ${sha256}.`,
      whereToLook(publicUrl, '/resultado/renuncia', 'Mi renuncia'),
    ].join('\n\n'),
  }
}

export function resignationReturnedMail(
  { resignationId, personId, address, publicUrl, folio, reason }:
  Pick<ToPerson, 'resignationId' | 'personId' | 'address' | 'publicUrl' | 'folio'> & { reason: string },
): NewMail {
  return {
    kind: 'resignationReturned', about: `resignationReturned ${resignationId}`, personId, address,
    subject: 'EFISER: su renuncia fue devuelta',
    body: [
      `La Coordinación de Educación en Salud devolvió su renuncia, folio ${folio}: no cuenta y conserva la plaza.`,
      `Motivo: ${reason}`,
      'Si quiere renunciar, corrija y envíe otra. Contará la fecha del nuevo envío (Convocatoria §5.14 a §5.17).',
      whereToLook(publicUrl, '/resultado/renuncia', 'Mi renuncia'),
    ].join('\n\n'),
  }
}
