/** The newest mail of a demonstration; elsewhere there is no such page. */
import { fillLink } from '#app/mail/mail-link.server.ts'
import { notFound, type RequestArgs } from '#app/http/guards.server.ts'
import { listNewestMail } from '#db/queries/mail.ts'

const MOST = 100

export async function readMailbox({ context: { services } }: RequestArgs) {
  // The process refuses a demo's database in production; a page that shows mail asks for both by itself.
  if (!services.demo || services.env.mode === 'production') throw notFound()
  const messages = await listNewestMail(services.database.db, MOST)
  return {
    messages: messages.map((message) => {
      const { id, kind, address, cc, subject, writtenAt, state, attachmentName } = message
      return { id, kind, address, cc, subject, writtenAt, state, attachmentName, body: fillLink(services, message) ?? message.body }
    }),
  }
}
