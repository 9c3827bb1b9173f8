/**
 * A published call as everybody may see it: its version in force, read from the frozen document and not from the rows,
 * so that what is shown is what was hashed. A call that will be published later is nobody's to see.
 */
import type { AppLoadContext } from '@remix-run/node'
import { rulesOf } from '#exam-engine/convocatoria/call-document.ts'
import { readNow } from '#db/queries/clock.ts'
import { listCalls, readLatestVersion } from '#db/queries/call-versions.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { notFound } from '#app/http/guards.server.ts'

/** The parameter of an address that names a call; without it the one in force is meant. */
export const CALL_PARAMETER = 'convocatoria'

/** Null while no call is out; a 404 where the address names one that is not. */
export async function readPublicCall({ services: { database: { db } } }: AppLoadContext, url: string) {
  const wanted = new URL(url).searchParams.get(CALL_PARAMETER)
  const now = await readNow(db)
  const [calls, current] = [await listCalls(db), await findCurrentConvocatoria(db)]
  const out = calls.filter(({ publishedAt }) => publishedAt <= now)
  const id = wanted ?? current?.id
  const call = out.find((one) => one.id === id)
  if (call === undefined) {
    if (wanted !== null) throw notFound()
    return null
  }
  const version = await readLatestVersion(db, call.id)
  if (version === undefined) throw notFound()
  return {
    id: call.id, now, version, rules: rulesOf(version.document),
    /** Kept in links within the same call; empty for the one in force. */
    query: call.id === current?.id ? '' : `?${CALL_PARAMETER}=${call.id}`,
    isCurrent: call.id === current?.id,
    others: out.filter((one) => one.id !== call.id).map(({ id: other, title }) => ({ id: other, title })),
  }
}

export type PublicCall = NonNullable<Awaited<ReturnType<typeof readPublicCall>>>

/**
 * The page itself is never kept: it carries the server's time, to which the visitor's clock is set, and the name of who
 * is signed in. What is the same for all and carries no clock is kept.
 */
export const NOT_KEPT = { 'Cache-Control': 'private, no-cache' }
export const KEPT_BRIEFLY = 'public, max-age=300'
export const KEPT_FOREVER = 'public, max-age=31536000, immutable'
