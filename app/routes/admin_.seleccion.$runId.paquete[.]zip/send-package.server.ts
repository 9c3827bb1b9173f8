/** A stored audit package as a download, with its hash beside it. */
import type { AppLoadContext } from '@remix-run/node'
import { readPackageBytes } from '#db/queries/audit-packages.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'

/** Throws a 404 where the run is not there or has not run. */
export async function sendPackage(
  { services: { database: { db } } }: AppLoadContext, runId: string | undefined,
): Promise<Response> {
  const stored = isUuid(runId) ? await readPackageBytes(db, runId) : undefined
  if (stored === undefined) throw notFound()
  return new Response(new Uint8Array(stored.bytes), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="paquete-${stored.sha256.slice(0, 12)}.zip"`,
      'Cache-Control': 'no-store',
      'X-Efiser-Sha256': stored.sha256,
    },
  })
}
