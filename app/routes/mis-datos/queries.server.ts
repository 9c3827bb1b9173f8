/** The own consents and requests, how often staff opened the own file, and when and why the own scores. */
import { readNow } from '#db/queries/clock.ts'
import { listConsents, listOwnArcoRequests, listViewsOf } from '#db/queries/privacy.ts'
import { listOpeningsOf } from '#db/queries/score-openings.ts'
import { isArcoLate } from '#exam-engine/privacy/arco.ts'
import { requireActor, type RequestArgs } from '#app/http/guards.server.ts'

const VIEWS = 100

export async function readOwnPrivacy(args: RequestArgs) {
  const { personId, name } = await requireActor(args)
  const { db } = args.context.services.database
  const [now, consents, requests, views, openings] = await Promise.all([
    readNow(db), listConsents(db, personId), listOwnArcoRequests(db, personId), listViewsOf(db, personId, VIEWS),
    listOpeningsOf(db, personId, VIEWS),
  ])
  return {
    name, consents, views, openings,
    requests: requests.map(({ id, number, kind, text, filedAt, dueOn, outcome, answer, answeredAt }) => ({
      id, number, kind, text, filedAt, dueOn, outcome, answer, answeredAt, late: outcome === null && isArcoLate(dueOn, now),
    })),
  }
}

export type OwnRequest = Awaited<ReturnType<typeof readOwnPrivacy>>['requests'][number]
