/**
 * Sends what is due from the outbox, one after the other. At least once: a message whose server answered and whose node
 * then died is sent again, with the same Message-ID. After the last attempt, or when the server refuses the address for
 * good, it has failed and the coordination sees so.
 */
import { fillLink } from '#app/mail/mail-link.server.ts'
import { faultOf, type MailTransport } from '#app/mail/mail-transport.server.ts'
import type { Services } from '#app/services.server.ts'
import { recordFault, recordSent, takeDueMail } from '#db/queries/mail.ts'
import { minutes } from '#exam-engine/kernel/time.ts'

export const MOST_ATTEMPTS = 10
const AT_ONCE = 20
/** Longer than all of a batch can take: another node must not take it meanwhile. */
const LEASE_MS = minutes(15)

/** 1, 2, 4 … minutes, at most four hours. */
export function waitAfter(attempts: number): number {
  return Math.min(minutes(240), minutes(1) * 2 ** (attempts - 1))
}

/** How many were sent. */
export async function sendDueMail(
  services: Pick<Services, 'database' | 'log' | 'env' | 'papers' | 'files'>,
  transport: MailTransport
): Promise<number> {
  const { database: { db }, log } = services
  let sent = 0
  for (const message of await takeDueMail(db, AT_ONCE, LEASE_MS)) {
    const body = fillLink(services, message)
    if (body === null) {
      log.error({ mail: message.id }, 'the link of a mail was sealed under another master key')
      await recordFault(db, message.id, 'LINK_UNREADABLE', null)
      continue
    }
    const { attachmentKey: key, attachmentName: name } = message
    const bytes = key === null ? null : await services.files.read(key)
    if (key !== null && bytes === null) {
      log.error({ mail: message.id }, 'the document of a mail is not in the file storage')
      await recordFault(db, message.id, 'ATTACHMENT_MISSING', null)
      continue
    }
    try {
      await transport.send({ ...message, body, attachment: bytes === null || name === null ? null : { name, bytes } })
    } catch (error) {
      const { code, final } = faultOf(error)
      const ends = final || message.attempts >= MOST_ATTEMPTS
      log.warn({ mail: message.id, attempts: message.attempts, code, ends }, 'a mail was not taken')
      await recordFault(db, message.id, code, ends ? null : waitAfter(message.attempts))
      continue
    }
    await recordSent(db, message.id)
    sent += 1
  }
  return sent
}
