/** All avisos of the call in force, also those that nobody sees yet; `published` after one was published just now. */
import type { RequestArgs } from '#app/http/guards.server.ts'
import { listAllAvisos } from '#db/queries/avisos.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'

export async function readAllAvisos({ request, context: { services } }: RequestArgs) {
  const { db } = services.database
  const current = await findCurrentConvocatoria(db)
  const { searchParams } = new URL(request.url)
  return {
    title: current?.title ?? null, now: await readNow(db), published: searchParams.get('publicado'),
    corrects: searchParams.get('corrige') ?? '', avisos: current === undefined ? [] : await listAllAvisos(db, current.id),
  }
}

export type OwnAviso = Awaited<ReturnType<typeof readAllAvisos>>['avisos'][number]
