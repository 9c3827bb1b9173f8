/**
 * Issues the carta de aceptación and hands over its bytes. A POST, because the first request is an act that happens once
 * (Convocatoria §5.10). GET issues nothing: it goes on with a download that broke, in parts too. PUT confirms, by its
 * SHA-256, that the file has arrived whole.
 */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requireRole } from '#app/http/guards.server.ts'
import { readJson } from '#app/http/json-body.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { sendRange } from '#app/http/send-range.server.ts'
import { publicOrigin } from '#app/http/public-origin.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import {
  confirmLetter, fetchLetter, issueLetter, type IssuedLetter, type IssueLetterRefusal,
} from '#app/use-cases/issue-letter.server.ts'

/** Bytes that are read of a body. */
const LONGEST = 1024

const confirmation = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })

export async function action(args: ActionFunctionArgs) {
  const { request, context: { services } } = args
  const actor = await requireRole(args, 'residente')
  if (request.method === 'PUT') {
    const parsed = confirmation.safeParse(await readJson(request, LONGEST))
    if (!parsed.success) return new Response('PAYLOAD_INVALID', { status: 422 })
    const confirmed = await confirmLetter(services, actor, parsed.data.sha256)
    return new Response(null, { status: confirmed ? 204 : 409 })
  }
  const issued = await issueLetter(services, actor, publicOrigin(services.env, request))
  // An act answers with the whole file, whatever part was asked for.
  return issued.ok ? sendLetter(new Request(request.url), issued.value) : sayRefusal(issued)
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'residente')
  const fetched = await fetchLetter(args.context.services, actor)
  if (!fetched.ok) return sayRefusal(fetched)
  return fetched.value === null ? redirect('/resultado/carta') : sendLetter(args.request, fetched.value)
}

function sendLetter(request: Request, { bytes, folio, sha256 }: IssuedLetter): Response {
  return sendRange(request, {
    bytes, etag: `"${sha256}"`, headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="carta-de-aceptacion-${folio}.pdf"`,
      'Cache-Control': 'private, no-store',
      'X-Efiser-Sha256': sha256,
    },
  })
}

function sayRefusal(refused: { refusal: IssueLetterRefusal }): Response {
  return new Response(describeRefusal(refused), {
    status: refusalStatus(refused.refusal), headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
