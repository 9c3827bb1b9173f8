/**
 * One's own proof of inclusion, with the salt: for its owner only, behind the same fresh sign-in as the result whose
 * breakdown it holds, and as long as that is shown. §5.1, §5.20
 */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireFresh } from '#app/http/fresh-session.server.ts'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { readOwnProof } from '#app/selection/own-proof.server.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'residente')
  await requireFresh(args, actor)
  const proof = await readOwnProof(args.context.services.database.db, actor.personId)
  if (proof === null) throw notFound()
  return new Response(canonicalJson(proof), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="comprobante-de-inclusion.json"',
      'Cache-Control': 'no-store',
    },
  })
}
