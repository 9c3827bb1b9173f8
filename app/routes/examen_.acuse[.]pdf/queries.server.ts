/** Renders the own receipt, the same bytes every time; 404 before there is one. */
import { renderExamReceipt } from '#app/documents/exam-receipt.server.ts'
import { notFound, type RequestArgs } from '#app/http/guards.server.ts'
import { publicOrigin } from '#app/http/public-origin.ts'
import { readOwnReceipt } from '#app/receipts/own-receipt.server.ts'

export async function sendReceipt(args: RequestArgs): Promise<Response> {
  const own = await readOwnReceipt(args)
  if (own === null) throw notFound()
  const { services: { database: { db }, demo, env } } = args.context
  const { receipt } = own.signed
  const { title } = await db.selectFrom('convocatoria').select('title').where('id', '=', receipt.convocatoria)
    .executeTakeFirstOrThrow()
  const pdf = await renderExamReceipt({
    isDemo: demo, baseUrl: publicOrigin(env, args.request), token: own.row.token,
    convocatoria: title, signed: own.signed,
  })
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="comprobante-${receipt.folio}.pdf"`,
      'cache-control': 'no-store',
    },
  })
}
