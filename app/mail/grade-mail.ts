/**
 * The words of mail about grades. A mail says that something happened or is due and where to look; never a score, and
 * nothing of another person. §4.2 C
 */
import type { NewMail } from '#db/queries/mail.ts'
import { whereToLook } from './where-to-look.ts'

interface SheetSigned {
  sheetId: string
  personId: string
  address: string
  publicUrl: string | null
}

/** To a resident, without the mark. */
export function sheetSignedMail({ sheetId, personId, address, publicUrl }: SheetSigned): NewMail {
  return {
    kind: 'gradeSheetSigned',
    about: `gradeSheetSigned ${sheetId} ${personId}`,
    personId,
    address,
    subject: 'EFISER: su profesor titular firmó calificaciones suyas',
    body: [
      'Su profesor titular firmó en EFISER una hoja con calificaciones de su especialidad actual.',
      'Este correo no incluye calificaciones. En la plataforma puede ver si ya está registrada la de su grado actual,' +
        ' que es indispensable para participar (Convocatoria §4.2 C).',
      whereToLook(publicUrl, '/residente', 'Mi proceso'),
      'Si ese acto no corresponde a su situación, comuníquese con su profesor titular o con la autoridad educativa de su' +
        ' sede antes de que se congele la selección.',
    ].join('\n\n'),
  }
}

interface Reminder {
  personId: string
  address: string
  sedeCode: string
  ceme: string
  sede: string
  missing: number
  /** As it is written: one reminder a day. */
  day: string
  publicUrl: string | null
}

/** To a professor titular: how many are missing, not who. */
export function reminderMail({ personId, address, sedeCode, ceme, sede, missing, day, publicUrl }: Reminder): NewMail {
  const residents = missing === 1 ? 'un residente' : `${missing} residentes`
  return {
    kind: 'gradeReminder',
    about: `gradeReminder ${day} ${sedeCode} ${ceme} ${personId}`,
    personId,
    address,
    subject: 'EFISER: faltan calificaciones del grado actual de sus residentes',
    body: [
      `Falta la calificación del grado actual de ${residents} de ${ceme} en ${sede}.`,
      'Sin ella quedarían excluidos del concurso (Convocatoria §4.2 C). Captúrela y firme la hoja: mientras no la firme,' +
        ' la calificación no cuenta.',
      whereToLook(publicUrl, '/profesor', 'Mis residentes'),
    ].join('\n\n'),
  }
}
