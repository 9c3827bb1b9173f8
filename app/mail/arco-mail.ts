/** The words of mail about ARCO requests: that one was received, by when it is due, that it was answered; never the answer. */
import type { NewMail } from '#db/queries/mail.ts'

interface ToldRequest {
  requestId: string
  number: number
  personId: string
  address: string
}

export function arcoFiledMail({ requestId, number, personId, address }: ToldRequest, due: string): NewMail {
  return {
    kind: 'arcoFiled', about: `arcoFiled ${requestId}`, personId, address,
    subject: `EFISER: se recibió su solicitud ARCO ${String(number)}`,
    body: [
      `La coordinación recibió su solicitud ${String(number)} sobre sus datos personales.`,
      `Recibirá respuesta a más tardar el ${due}. Puede seguirla en «Mis datos», dentro de EFISER.`,
    ].join('\n\n'),
  }
}

export function arcoAnsweredMail({ requestId, number, personId, address }: ToldRequest): NewMail {
  return {
    kind: 'arcoAnswered', about: `arcoAnswered ${requestId}`, personId, address,
    subject: `EFISER: hay respuesta a su solicitud ARCO ${String(number)}`,
    body: `La coordinación respondió su solicitud ${String(number)}. Léala en «Mis datos», dentro de EFISER.`,
  }
}
