/** The words of mail about one's own account. A link stands as MAIL_LINK until it leaves; no other secret is in them. */
import type { NewMail } from '#db/queries/mail.ts'

interface To {
  personId: string
  address: string
}

interface LinkMail extends To {
  linkId: string
  purpose: 'activation' | 'reset'
  /** MAIL_LINK. */
  link: string
}

export function accountLinkMail({ personId, address, linkId, purpose, link }: LinkMail): NewMail {
  const about = aboutLink(linkId)
  if (purpose === 'activation') {
    return {
      kind: 'accountActivation', about, personId, address, subject: 'EFISER: active su cuenta',
      body: [
        'Usted está en el padrón del Instituto. Para entrar a EFISER elija una contraseña con este enlace:', link,
        'Sirve una sola vez, durante 14 días, y le pide su matrícula. Después puede pedir otro en «Iniciar sesión».',
        'No lo reenvíe: quien lo abra y conozca su matrícula puede entrar por usted.',
      ].join('\n\n'),
    }
  }
  return {
    kind: 'passwordReset', about, personId, address, subject: 'EFISER: elija una nueva contraseña',
    body: [
      'Alguien pidió restablecer la contraseña de su cuenta de EFISER. Si fue usted, elija una nueva con este enlace:', link,
      'Sirve una sola vez, durante 60 minutos, y le pide su matrícula.',
      'Si no fue usted, no haga nada: su contraseña sigue siendo la misma.',
    ].join('\n\n'),
  }
}

/** One for each link. */
export const aboutLink = (linkId: string) => `accountLink ${linkId}`

/** To the owner, after it happened: who did not do it learns so. */
export function passwordSetMail({ personId, address, linkId }: To & { linkId: string }): NewMail {
  return {
    kind: 'passwordSet', about: `passwordSet ${linkId}`, personId, address, subject: 'EFISER: su contraseña cambió',
    body: [
      'Se eligió una contraseña nueva para su cuenta de EFISER con el enlace que le enviamos, y sus demás sesiones se'
        + ' cerraron.',
      'Si no fue usted, avise de inmediato a la coordinación y a la autoridad educativa de su sede.',
    ].join('\n\n'),
  }
}

/** To the owner, when an admin opened a way around the second factor: who did not ask for it learns so. */
export function factorEasedMail(
  { personId, address, how, id }: To & { how: 'pass' | 'reset', id: string },
): NewMail {
  const happened = how === 'pass'
    ? 'La administración dio un código de paso para su cuenta de EFISER: sirve una vez, tras su contraseña, en lugar de su'
      + ' segundo factor.'
    : 'Dos personas de la administración restablecieron el segundo factor de su cuenta de EFISER.'
  return {
    kind: 'factorEased', about: `factorEased ${id}`, personId, address,
    subject: 'EFISER: se abrió una vía sin su segundo factor',
    body: [happened, 'Si usted no lo pidió, cambie su contraseña y avise de inmediato a la coordinación.'].join('\n\n'),
  }
}

/**
 * To the address before and to the one after, when an admin changed it: who lost the one still learns it at the other.
 * Neither mail names the other address.
 */
export function addressChangedMails(
  { personId, before, after, id }: { personId: string, before: string, after: string, id: number },
): NewMail[] {
  const mailTo = (address: string, place: 'before' | 'after', happened: string): NewMail => ({
    kind: 'addressChanged', about: `addressChanged ${String(id)} ${place}`, personId, address,
    subject: 'EFISER: cambió el correo de su cuenta',
    body: [
      happened, 'Su contraseña, su segundo factor y sus sesiones siguen igual.',
      'Si usted no lo pidió, avise de inmediato a la coordinación y a la autoridad educativa de su sede.',
    ].join('\n\n'),
  })
  return [
    mailTo(before, 'before', 'La coordinación cambió el correo de su cuenta de EFISER: a este ya no llegan los avisos ni los'
      + ' enlaces para elegir otra contraseña.'),
    mailTo(after, 'after', 'La coordinación registró este correo en su cuenta de EFISER: aquí llegan desde ahora los avisos y los'
      + ' enlaces para elegir otra contraseña.'),
  ]
}
