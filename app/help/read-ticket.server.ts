/** A ticket with its messages; a 404 for who neither asked nor answers. */
import type { AppLoadContext } from '@remix-run/node'
import { findTicket, listMessages } from '#db/queries/help.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'

/** `ownerId` null: of whomever. */
export async function readTicket({ services: { database: { db } } }: AppLoadContext, ticketId: string | undefined, ownerId: string | null) {
  const row = isUuid(ticketId) ? await findTicket(db, ticketId) : undefined
  if (row === undefined || (ownerId !== null && row.personId !== ownerId)) throw notFound()
  const { number, topic, subject, closedAt, matricula, given_names, first_surname, second_surname } = row
  return {
    number, topic, subject, closedAt, matricula, name: fullName(given_names, first_surname, second_surname),
    messages: await listMessages(db, row.id),
  }
}

export type ReadTicket = Awaited<ReturnType<typeof readTicket>>
