/** Tickets with their messages, and the public questions and answers. */
import { sql } from 'kysely'
import type { TicketTopic } from '../tables/privacy-tables.ts'
import type { DbOrTrx, Trx } from '../client.ts'

export type TicketState = 'waiting' | 'answered' | 'closed'

/** Waiting for the coordination while the last word is the person's. */
const state = sql<TicketState>`case when ticket.closed_at is not null then 'closed'
  when (select by_staff from ticket_message m where m.ticket_id = ticket.id order by m.id desc limit 1) then 'answered'
  else 'waiting' end`

function tickets(db: DbOrTrx) {
  return db.selectFrom('ticket').innerJoin('person', 'person.id', 'ticket.person_id')
    .select(['ticket.id', 'ticket.number', 'ticket.topic', 'ticket.subject', 'ticket.opened_at as openedAt',
      'ticket.closed_at as closedAt', 'ticket.person_id as personId', 'person.given_names', 'person.first_surname',
      'person.second_surname', 'person.matricula', state.as('state')])
}

export async function listOwnTickets(db: DbOrTrx, personId: string) {
  return tickets(db).where('ticket.person_id', '=', personId).orderBy('ticket.number', 'desc').execute()
}

export async function findTicket(db: DbOrTrx, ticketId: string) {
  return tickets(db).where('ticket.id', '=', ticketId).executeTakeFirst()
}

/** The person's address too; locked until the transaction ends. */
export async function lockTicket(trx: Trx, ticketId: string) {
  return trx.selectFrom('ticket').innerJoin('person', 'person.id', 'ticket.person_id')
    .select(['ticket.id', 'ticket.number', 'ticket.person_id as personId', 'ticket.closed_at as closedAt', 'person.email'])
    .where('ticket.id', '=', ticketId).forUpdate('ticket').executeTakeFirst()
}

const ORDER: Readonly<Record<TicketState, number>> = { waiting: 0, answered: 1, closed: 2 }

/** Those that wait first, the oldest of them on top; the others newest first. */
export async function listTickets(db: DbOrTrx, limit: number) {
  const rows = await tickets(db)
    .orderBy(sql`ticket.closed_at is not null`).orderBy('ticket.number', 'desc').limit(limit).execute()
  return rows.sort((left, right) => ORDER[left.state] - ORDER[right.state]
    || (left.state === 'waiting' ? left.number - right.number : right.number - left.number))
}

export async function listMessages(db: DbOrTrx, ticketId: string) {
  return db.selectFrom('ticket_message').select(['id', 'by_staff as byStaff', 'text', 'at'])
    .where('ticket_id', '=', ticketId).orderBy('id').execute()
}

export async function insertTicket(trx: Trx, { personId, topic, subject }: { personId: string, topic: TicketTopic, subject: string }) {
  return trx.insertInto('ticket').values({ person_id: personId, topic, subject })
    .returning(['id', 'number']).executeTakeFirstOrThrow()
}

interface NewMessage {
  ticketId: string
  by: string
  byStaff: boolean
  text: string
}

export async function insertMessage(trx: Trx, { ticketId, by, byStaff, text }: NewMessage): Promise<number> {
  const { id } = await trx.insertInto('ticket_message').values({ ticket_id: ticketId, by_id: by, by_staff: byStaff, text })
    .returning('id').executeTakeFirstOrThrow()
  return id
}

export async function closeTicketRow(trx: Trx, ticketId: string, by: string): Promise<void> {
  await trx.updateTable('ticket').set({ closed_by: by }).where('id', '=', ticketId).execute()
}

/** In their order; with `all` those that are not published too. */
export async function listFaq(db: DbOrTrx, all: boolean) {
  let query = db.selectFrom('faq_entry').select(['id', 'position', 'question', 'answer', 'published', 'updated_at as updatedAt'])
  if (!all) query = query.where('published', '=', true)
  return query.orderBy('position').orderBy('question').execute()
}

export interface FaqText {
  position: number
  question: string
  answer: string
  published: boolean
}

/** With `id` that entry is rewritten; undefined when there is none. */
export async function saveFaqEntry(trx: Trx, id: string | null, entry: FaqText, by: string): Promise<string | undefined> {
  const row = { ...entry, updated_by: by }
  const saved = id === null
    ? await trx.insertInto('faq_entry').values(row).returning('id').executeTakeFirst()
    : await trx.updateTable('faq_entry').set(row).where('id', '=', id).returning('id').executeTakeFirst()
  return saved?.id
}
