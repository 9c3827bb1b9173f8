/** The own tickets, newest first. */
import { listOwnTickets } from '#db/queries/help.ts'
import { requireActor, type RequestArgs } from '#app/http/guards.server.ts'

export async function readOwnTickets(args: RequestArgs) {
  const { personId } = await requireActor(args)
  const rows = await listOwnTickets(args.context.services.database.db, personId)
  return rows.map(({ id, number, topic, subject, openedAt, state }) => ({ id, number, topic, subject, openedAt, state }))
}
