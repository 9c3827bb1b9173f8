/** Reads and saves the mailboxes of the call in force. §5.14.4 */
import type { z } from 'zod'
import type { Actor } from '#app/http/actor.ts'
import { notFound, type RequestArgs } from '#app/http/guards.server.ts'
import { setMailboxes } from '#app/use-cases/answer-resignation.server.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { readMailboxes } from '#db/queries/resignations.ts'
import type { mailboxSchema } from './schema.ts'

export async function readMailboxPage({ context: { services: { database: { db } } } }: RequestArgs) {
  const convocatoria = await findCurrentConvocatoria(db)
  return convocatoria === undefined ? null : { title: convocatoria.title, ...await readMailboxes(db, convocatoria.id) }
}

export async function saveMailboxForm(
  { context: { services } }: RequestArgs, actor: Actor, { to, cc }: z.output<typeof mailboxSchema>,
): Promise<void> {
  const convocatoria = await findCurrentConvocatoria(services.database.db)
  if (convocatoria === undefined) throw notFound()
  await setMailboxes(services, actor, convocatoria.id, { to, cc: cc ?? null })
}
