/** Everything that is kept of who asks, the breakdown of the PI-IMSS too: as a file, behind a fresh sign-in. Audited. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { toIso } from '#exam-engine/kernel/time.ts'
import { requireFresh } from '#app/http/fresh-session.server.ts'
import { requireActor } from '#app/http/guards.server.ts'
import { exportOwnData } from '#app/use-cases/export-own-data.server.ts'

const EXPLANATION = 'Todos los datos suyos que guarda EFISER. Las respuestas de su examen están en su comprobante; los resultados'
  + ' aparecen cuando se abren. Puede pedir rectificación, cancelación u oposición en «Mis datos».'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  await requireFresh(args, actor)
  const { at, data } = await exportOwnData(args.context.services, actor)
  return new Response(`${JSON.stringify({ explicacion: EXPLANATION, generado: toIso(at), ...data }, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store',
      'Content-Disposition': 'attachment; filename="mis-datos-efiser.json"',
    },
  })
}
