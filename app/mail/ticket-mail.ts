/** The words of the mail that says that the help desk answered; the answer is read signed in. */
import type { NewMail } from '#db/queries/mail.ts'

interface AnsweredTicket {
  messageId: number
  number: number
  personId: string
  address: string
}

export function ticketAnsweredMail({ messageId, number, personId, address }: AnsweredTicket): NewMail {
  return {
    kind: 'ticketAnswered', about: `ticketAnswered ${String(messageId)}`, personId, address,
    subject: `EFISER: hay respuesta a su consulta ${String(number)}`,
    body: `La mesa de ayuda respondió su consulta ${String(number)}. Léala en «Mis consultas», dentro de EFISER.`,
  }
}
