/**
 * The help desk: whoever is signed in asks, the coordination answers and closes; and the coordination edits the public
 * questions and answers. What is written stays; the person is told by mail that there is an answer, not what it says.
 */
import { appendAudit } from '#db/queries/audit.ts'
import {
  closeTicketRow, insertMessage, insertTicket, listOwnTickets, lockTicket, saveFaqEntry, type FaqText,
} from '#db/queries/help.ts'
import { queueMail } from '#db/queries/mail.ts'
import { lockRegistration } from '#db/queries/registration-versions.ts'
import type { TicketTopic } from '#db/tables/privacy-tables.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import { ticketAnsweredMail } from '#app/mail/ticket-mail.ts'
import type { CoreServices } from '#app/services.server.ts'

export type HelpRefusal = 'TICKETS_TOO_MANY' | 'TICKET_UNKNOWN' | 'TICKET_CLOSED' | 'FAQ_UNKNOWN' | 'ADMIN_ONLY'

type HelpServices = Pick<CoreServices, 'database'>

/** Open at once, of one person. */
const MOST_OPEN = 5

/** The id of the ticket. */
export async function openTicket(
  { database: { db } }: HelpServices, actor: Actor, { topic, subject, text }: { topic: TicketTopic, subject: string, text: string },
): Promise<Result<string, 'TICKETS_TOO_MANY'>> {
  return db.transaction().execute(async (trx): Promise<Result<string, 'TICKETS_TOO_MANY'>> => {
    await lockRegistration(trx, actor.personId)
    const open = (await listOwnTickets(trx, actor.personId)).filter(({ state }) => state !== 'closed')
    if (open.length >= MOST_OPEN) return refuse('TICKETS_TOO_MANY', { most: MOST_OPEN })
    const { id, number } = await insertTicket(trx, { personId: actor.personId, topic, subject })
    await insertMessage(trx, { ticketId: id, by: actor.personId, byStaff: false, text })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'self' }, action: 'help.open', subjectType: 'ticket', subjectId: id,
      payload: { number, topic },
    })
    return accept(id)
  })
}

/** Adds to one's own ticket, or answers somebody else's as the coordination; `close` ends it with that. */
export async function writeToTicket(
  { database: { db } }: HelpServices, actor: Actor, ticketId: string, { text, close }: { text: string, close: boolean },
): Promise<Result<null, HelpRefusal>> {
  return db.transaction().execute(async (trx): Promise<Result<null, HelpRefusal>> => {
    const ticket = await lockTicket(trx, ticketId)
    const own = ticket?.personId === actor.personId
    if (ticket === undefined || (!own && !hasRole(actor, 'admin'))) return refuse('TICKET_UNKNOWN')
    if (ticket.closedAt !== null) return refuse('TICKET_CLOSED')
    const { number, personId, email: address } = ticket
    const role = own ? 'self' : 'admin'
    if (text !== '') {
      const messageId = await insertMessage(trx, { ticketId, by: actor.personId, byStaff: !own, text })
      if (!own) await queueMail(trx, [ticketAnsweredMail({ messageId, number, personId, address })])
      await appendAudit(trx, {
        actor: { personId: actor.personId, role }, action: 'help.answer', subjectType: 'ticket', subjectId: ticketId,
        payload: { number, textSha256: sha256Hex(text) },
      })
    }
    if (close) {
      await closeTicketRow(trx, ticketId, actor.personId)
      await appendAudit(trx, {
        actor: { personId: actor.personId, role }, action: 'help.close', subjectType: 'ticket', subjectId: ticketId,
        payload: { number },
      })
    }
    return accept(null)
  })
}

/** `id` null: a new one. */
export async function saveFaq(
  { database: { db } }: HelpServices, actor: Actor, id: string | null, entry: FaqText,
): Promise<Result<null, 'ADMIN_ONLY' | 'FAQ_UNKNOWN'>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return db.transaction().execute(async (trx): Promise<Result<null, 'ADMIN_ONLY' | 'FAQ_UNKNOWN'>> => {
    const saved = await saveFaqEntry(trx, id, entry, actor.personId)
    if (saved === undefined) return refuse('FAQ_UNKNOWN')
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'faq.save', subjectType: 'faqEntry', subjectId: saved,
      payload: { published: entry.published, textSha256: sha256Hex(`${entry.question}\n${entry.answer}`) },
    })
    return accept(null)
  })
}
