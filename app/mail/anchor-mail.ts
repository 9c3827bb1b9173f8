/** The words of the mail that carries an anchor of the audit out of the platform; its last line is the anchor itself. */
import type { NewMail } from '#db/queries/mail.ts'
import { writeAnchorFile, type SignedAnchor } from '#exam-engine/audit/anchor.ts'

export function anchorMail(signed: SignedAnchor, address: string): NewMail {
  const { number, day, seq, hash } = signed.anchor
  return {
    kind: 'auditAnchor', about: `auditAnchor ${String(number)} ${address}`, personId: null, address,
    subject: `EFISER: ancla ${String(number)} de la auditoría, ${day}`,
    body: [
      `La cadena de auditoría llegaba ese día al registro ${String(seq)}, con la huella ${hash}.`,
      'Conserve este correo fuera de la plataforma. Para comprobar que nada anterior se cambió, guarde en un archivo los'
        + ' renglones que siguen, los de todos sus correos juntos si quiere, y ejecute:'
        + ' npm run -s efiser -- audit verify --anchors ARCHIVO',
      writeAnchorFile([signed]).trimEnd(),
    ].join('\n\n'),
  }
}
