/** Every question, also those that are not published. */
import type { AppLoadContext } from '@remix-run/node'
import { listFaq } from '#db/queries/help.ts'

export async function readAllFaq({ services: { database: { db } } }: AppLoadContext) {
  return listFaq(db, true)
}

export type FaqRow = Awaited<ReturnType<typeof readAllFaq>>[number]
