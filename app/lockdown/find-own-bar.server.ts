/** Whether Safe Exam Browser keeps this request from the paper of the person's latest attempt. */
import { findLatestAttemptOf } from '#db/queries/attempt-read.ts'
import type { Actor } from '#app/http/actor.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { findBar, readRequestProof } from '#app/lockdown/check-lockdown.server.ts'
import { writeProof } from '#app/lockdown/seb-proof.ts'

export async function findOwnBar({ request, context: { services } }: RequestArgs, actor: Actor) {
  const { database, env: { publicUrl } } = services
  const attempt = await findLatestAttemptOf(database.db, actor.personId)
  if (attempt === undefined) return null
  const proof = readRequestProof(request, publicUrl)
  const { host } = new URL(publicUrl ?? request.url)
  return findBar(database, attempt.id, { proof: proof === null ? null : writeProof(proof), host })
}
