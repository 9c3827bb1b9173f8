/** The own signed receipt as a file for programs: `efiser receipt verify`, or anyone with the public key. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { writeSignedReceipt } from '#exam-engine/sitting/receipt.ts'
import { notFound } from '#app/http/guards.server.ts'
import { readOwnReceipt } from '#app/receipts/own-receipt.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const own = await readOwnReceipt(args)
  if (own === null) throw notFound()
  return new Response(writeSignedReceipt(own.signed), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="comprobante-${own.signed.receipt.folio}.json"`,
      'cache-control': 'no-store',
    },
  })
}
