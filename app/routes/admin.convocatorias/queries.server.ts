/** Every call that was published, with its versions and where it stands, and every draft that is being written. */
import type { RequestArgs } from '#app/http/guards.server.ts'
import { listOpenDrafts } from '#db/queries/call-drafts.ts'
import { listCalls } from '#db/queries/call-versions.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'

export async function readCallList({ request, context: { services } }: RequestArgs) {
  const { db } = services.database
  const now = await readNow(db)
  const current = await findCurrentConvocatoria(db)
  const calls = await listCalls(db)
  const { searchParams } = new URL(request.url)
  return {
    drafts: await listOpenDrafts(db), discarded: searchParams.has('descartado'),
    calls: calls.map(({ id, title, publishedAt, endsAt, version }) => ({
      id, title, publishedAt, version: version ?? 0,
      state: id === current?.id && publishedAt <= now ? 'inForce' as const
        : now < publishedAt ? 'waiting' as const : now < endsAt ? 'beside' as const : 'over' as const,
    })),
  }
}

type CallList = Awaited<ReturnType<typeof readCallList>>
export type ListedCall = CallList['calls'][number]
export type ListedDraft = CallList['drafts'][number]
