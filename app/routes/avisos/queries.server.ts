/** Avisos that everybody may read by now; one that is not out yet is not there. */
import type { AppLoadContext } from '@remix-run/node'
import { listVisibleAvisos } from '#db/queries/avisos.ts'
import { readPublicCall } from '#app/call/public-call.server.ts'
import { notFound } from '#app/http/guards.server.ts'

export async function readAvisos(context: AppLoadContext, url: string) {
  const call = await readPublicCall(context, url)
  if (call === null) return { title: null, query: '', avisos: [] }
  const avisos = await listVisibleAvisos(context.services.database.db, call.id, call.now)
  return { title: call.version.document.title, query: call.query, avisos }
}

export async function readAviso(context: AppLoadContext, url: string, number: string | undefined) {
  const { query, title, avisos } = await readAvisos(context, url)
  const aviso = avisos.find((one) => String(one.number) === number)
  if (aviso === undefined) throw notFound()
  return { query, callTitle: title ?? '', aviso }
}
