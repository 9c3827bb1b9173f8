/**
 * The outbox. queueMail belongs into the transaction of the act it tells of: both are there afterwards, or neither. A
 * message that is taken to be sent is due again later, so that a node that dies with it loses nothing.
 */
import { sql } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

export interface NewMail {
  kind: string
  /** What is told to whom; the same is not told twice. */
  about: string
  /** Null for an anchor of the audit alone, which goes to addresses of the operator. */
  personId: string | null
  address: string
  /** One line. */
  subject: string
  /** With MAIL_LINK where a link belongs. */
  body: string
  /** The link's path, sealed; absent where there is none. */
  linkSealed?: Buffer
  /** A second address that is told the same. */
  cc?: string
  /** A PDF of the file storage that goes with it, under this name. */
  attachment?: { key: string, name: string }
}

/** As constraint mail_message_address_form: a roster with a bad address must not stop the act. */
const ADDRESS = /^[^\s\p{Cc}<>,;:"()]+@[^\s\p{Cc}<>,;:"()@]+$/u

/** How many were new. Who has no usable address gets none. */
export async function queueMail(trx: Trx, messages: readonly NewMail[]): Promise<number> {
  const usable = messages.filter(({ address }) => ADDRESS.test(address) && address.length <= 254)
  if (usable.length === 0) return 0
  const rows = await trx
    .insertInto('mail_message')
    .values(usable.map(({ personId, linkSealed, attachment, ...message }) => ({
      ...message, person_id: personId, ...(linkSealed === undefined ? {} : { link_sealed: linkSealed }),
      ...(attachment === undefined ? {} : { attachment_key: attachment.key, attachment_name: attachment.name }),
    })))
    .onConflict((conflict) => conflict.column('about').doNothing())
    .returning('id')
    .execute()
  return rows.length
}

/** Where people are written to. */
export async function listAddresses(db: DbOrTrx, personIds: readonly string[]) {
  if (personIds.length === 0) return []
  return db
    .selectFrom('person')
    .select(['id as personId', 'email'])
    .where('id', 'in', [...personIds])
    .execute()
}

export interface DueMail {
  id: string
  about: string
  address: string
  subject: string
  body: string
  linkSealed: Buffer | null
  cc: string | null
  attachmentKey: string | null
  attachmentName: string | null
  /** This one included. */
  attempts: number
  writtenAt: Instant
}

/** Takes up to `limit` messages that are due; each is due again after `againAfterMs` unless its end is recorded. */
export async function takeDueMail(db: DbOrTrx, limit: number, againAfterMs: number): Promise<DueMail[]> {
  const { rows } = await sql<DueMail>`
    update mail_message m set attempts = m.attempts + 1,
      due_at = clock_timestamp() + ${againAfterMs} * interval '1 millisecond'
    from (select id from mail_message where state = 'waiting' and due_at <= clock_timestamp()
      order by due_at limit ${limit} for update skip locked) due
    where m.id = due.id
    returning m.id, m.about, m.address, m.subject, m.body, m.link_sealed as "linkSealed", m.cc,
      m.attachment_key as "attachmentKey", m.attachment_name as "attachmentName", m.attempts, m.written_at as "writtenAt"`.execute(db)
  return rows
}

export async function recordSent(db: DbOrTrx, id: string): Promise<void> {
  await db
    .updateTable('mail_message')
    .set({ state: 'sent', fault: null })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

/** `againAfterMs` null ends it. `fault` is a code. */
export async function recordFault(db: DbOrTrx, id: string, fault: string, againAfterMs: number | null): Promise<void> {
  await db
    .updateTable('mail_message')
    .set(
      againAfterMs === null
        ? { state: 'failed', fault }
        : { fault, due_at: sql<string>`clock_timestamp() + ${againAfterMs} * interval '1 millisecond'` }
    )
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

/** How many stand in each state. */
export async function countMail(db: DbOrTrx): Promise<Record<'waiting' | 'sent' | 'failed', number>> {
  const rows = await db
    .selectFrom('mail_message')
    .select(({ fn }) => ['state', fn.countAll().as('count')])
    .groupBy('state')
    .execute()
  const counts = { waiting: 0, sent: 0, failed: 0 }
  for (const { state, count } of rows) counts[state] = Number(count)
  return counts
}

/** The newest messages, for the mailbox of a demonstration. */
export async function listNewestMail(db: DbOrTrx, limit: number) {
  return db
    .selectFrom('mail_message')
    .select(['id', 'kind', 'about', 'address', 'subject', 'body', 'link_sealed as linkSealed', 'written_at as writtenAt',
      'state', 'cc', 'attachment_name as attachmentName'])
    .orderBy('written_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}
