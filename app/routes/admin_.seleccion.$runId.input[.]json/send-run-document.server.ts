/** A stored document of a run as a download: the bytes that were hashed, and their hash beside them. */
import type { AppLoadContext } from '@remix-run/node'
import { readRunDocument } from '#db/queries/admin-selection.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'

/** Throws a 404 where the run, or this document of it, is not there. */
export async function sendRunDocument(
  { services: { database: { db } } }: AppLoadContext, runId: string | undefined, document: 'input' | 'results',
): Promise<Response> {
  const stored = isUuid(runId) ? await readRunDocument(db, runId, document) : undefined
  if (stored === undefined) throw notFound()
  const { text, sha256 } = stored
  return new Response(Buffer.from(text, 'utf8'), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${document}-${sha256.slice(0, 12)}.json"`,
      'Cache-Control': 'no-store',
      'X-Efiser-Sha256': sha256,
    },
  })
}
