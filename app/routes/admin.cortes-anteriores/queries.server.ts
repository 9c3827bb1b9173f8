/** Which lists were brought, and which of them is shown beside the sedes now. */
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { listPastCutoffImports, readPastCutoffs } from '#db/queries/past-cutoffs.ts'

export async function readPastLists(args: RequestArgs) {
  await requireRole(args, 'admin')
  const { db } = args.context.services.database
  const current = await findCurrentConvocatoria(db)
  const shown = current === undefined ? null : await readPastCutoffs(db, current.id)
  const { searchParams } = new URL(args.request.url)
  return {
    title: current?.title ?? null,
    shown: shown === null ? null : { period: shown.period, source: shown.source, rows: shown.byPool.size },
    taken: searchParams.get('cargados'), withdrawn: searchParams.has('retirada'),
    lists: (await listPastCutoffImports(db)).map(({ givenNames, firstSurname, withdrawerNames, withdrawerSurname, ...list }) => ({
      ...list, by: `${givenNames} ${firstSurname}`,
      withdrawnBy: withdrawerNames === null ? null : `${withdrawerNames} ${withdrawerSurname ?? ''}`,
    })),
  }
}

export type PastLists = Awaited<ReturnType<typeof readPastLists>>
