/** The words of the mail that brings an official notification. Names nobody: who is meant stands in its document. */
import type { NewMail } from '#db/queries/mail.ts'
import { NOTICE_TITLES } from '#app/labels/arrivals.ts'
import type { NoticeKind } from '#exam-engine/convocatoria/official-notice.ts'
import { whereToLook } from './where-to-look.ts'

interface IssuedNotice {
  noticeId: string
  kind: NoticeKind
  /** Who issued it; mail is kept under a person. */
  personId: string
  address: string
  publicUrl: string | null
  addresseeName: string
  sedeCode: string | null
  number: number
  people: number
  changes: number
  sha256: string
  fileKey: string
}

export function officialNoticeMail(notice: IssuedNotice): NewMail {
  const { noticeId, kind, personId, address, publicUrl, addresseeName, sedeCode, number, people, changes, sha256, fileKey } = notice
  return {
    kind: 'officialNotice', about: `officialNotice ${noticeId} ${address}`, personId, address,
    subject: `EFISER: ${NOTICE_TITLES[kind].toLowerCase()}, versión ${String(number)}`,
    attachment: { key: fileKey, name: `notificacion-v${String(number)}.pdf` },
    body: [
      `Para: ${addresseeName}.`,
      kind === 'arrivals'
        ? `Se adjunta la notificación oficial con quienes se presentan (${String(people)}), para cotejar su carta de aceptación `
          + '(Convocatoria §5.9.3).'
        : `Se adjunta el aviso oficial con quienes dejan la sede (${String(people)}), para su transición administrativa `
          + '(Convocatoria §5.9.1).',
      number === 1 ? 'Es la primera versión.'
        : `Es la versión ${String(number)}: sustituye a la anterior y dice qué cambia (${String(changes)}).`,
      `Huella de los datos (SHA-256): ${sha256}.`,
      whereToLook(publicUrl, sedeCode === null ? '/ooad/llegadas' : `/sede/${sedeCode}/movimientos`,
        sedeCode === null ? 'Llegadas' : 'Movimientos por plaza'),
    ].join('\n\n'),
  }
}
