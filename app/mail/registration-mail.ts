/**
 * The words of mail about the own registration (§2.1, §2.2): that a version was registered, that the solicitud was
 * printed, that the window is about to close. Tells what happened and where to look; no mark, no preference, no CURP.
 */
import type { NewMail } from '#db/queries/mail.ts'
import { formatDateTime } from '#app/labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { whereToLook } from './where-to-look.ts'

interface To {
  personId: string
  address: string
  publicUrl: string | null
}

interface Registered extends To {
  candidateId: string
  folio: string
  number: number
  until: Instant
}

export function versionRegisteredMail({ candidateId, folio, number, until, personId, address, publicUrl }: Registered): NewMail {
  return {
    kind: 'versionRegistered', about: `versionRegistered ${candidateId} ${String(number)}`, personId, address,
    subject: `EFISER: se registró su versión ${String(number)}`,
    body: [
      `Se registró la versión ${String(number)} de su solicitud, folio ${folio}. Es la válida (Convocatoria §2.2 A); las `
      + 'anteriores, aunque estén impresas, ya no lo son.',
      `Imprima su «Solicitud para especialidad de rama» antes del ${formatDateTime(until)} (hora del centro, §2.1 C).`,
      whereToLook(publicUrl, '/residente', 'Mi proceso'),
      'Si usted no la registró, entre hoy mismo a EFISER y avise a la autoridad educativa de su sede.',
    ].join('\n\n'),
  }
}

interface Printed extends To {
  versionId: string
  number: number
  /** Null where no exam is sat: the mark of an earlier period carries over. */
  examSede: { code: string, name: string, city: string } | null
}

export function solicitudPrintedMail({ versionId, number, examSede, personId, address, publicUrl }: Printed): NewMail {
  return {
    kind: 'solicitudPrinted', about: `solicitudPrinted ${versionId} ${examSede?.code ?? 'sin examen'}`, personId, address,
    subject: 'EFISER: se imprimió su solicitud',
    body: [
      `Se imprimió por primera vez su solicitud, versión ${String(number)}. ${examSede === null
        ? 'En este periodo no hay examen: vale su calificación del anterior.'
        : `Presenta el examen en ${examSede.name}, ${examSede.city}. Puede reimprimirla, idéntica, hasta su turno.`}`,
      examSede === null ? 'Consérvela. Si registra otra versión, imprima la nueva.'
        : 'Llévela impresa, con su identificación oficial (Convocatoria §3.1 C). Si registra otra versión, imprima la nueva.',
      whereToLook(publicUrl, '/residente', 'Mi proceso'),
    ].join('\n\n'),
  }
}

interface Closing extends To {
  convocatoriaId: string
  until: Instant
}

/** To who is on the roster and has no version. */
export function windowClosingMail({ convocatoriaId, until, personId, address, publicUrl }: Closing): NewMail {
  return {
    kind: 'windowClosing', about: `windowClosing ${convocatoriaId} ${personId}`, personId, address,
    subject: 'EFISER: el registro está por cerrar y usted no tiene una versión registrada',
    body: [
      `El registro cierra el ${formatDateTime(until)} (hora del centro, Convocatoria §2.1). Usted no ha registrado ninguna `
      + 'versión: lo que haya escrito es un borrador, y un borrador no cuenta.',
      'Si quiere participar, complete los pasos y oprima «Registrar versión» antes del cierre. No hay registros '
      + 'extemporáneos. Si no quiere participar, no tiene que hacer nada.',
      whereToLook(publicUrl, '/registro', 'Mi registro'),
    ].join('\n\n'),
  }
}
