/** What a sample was drawn from, as it was read: the bytes whose SHA-256 is recorded. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { readPopulationOf } from './queries.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'auditor')
  const population = await readPopulationOf(args.context, args.params['sampleId'])
  if (population === null) throw notFound()
  return new Response(population.text, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="poblacion-${String(population.number)}.txt"`,
      'Cache-Control': 'no-store',
    },
  })
}
