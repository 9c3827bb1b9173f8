/** The file of the complete acta: the same bytes to every supervisor of the sede, every time. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '#app/http/guards.server.ts'
import { sendActa } from './queries.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const response = await sendActa(args)
  if (response === null) throw notFound()
  return response
}
