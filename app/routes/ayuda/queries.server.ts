/** The questions that everybody may read. */
import type { AppLoadContext } from '@remix-run/node'
import { listFaq } from '#db/queries/help.ts'

export async function readHelp({ services: { database: { db } } }: AppLoadContext) {
  return (await listFaq(db, false)).map(({ id, question, answer }) => ({ id, question, answer }))
}
