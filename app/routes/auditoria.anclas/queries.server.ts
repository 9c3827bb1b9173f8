/** The anchors of the chain, the newest first. */
import type { AppLoadContext } from '@remix-run/node'
import { listAnchors } from '#db/queries/audit-anchors.ts'

export async function readAnchors({ services: { database: { db } } }: AppLoadContext) {
  return (await listAnchors(db)).reverse().map((row) => ({
    number: row.number, at: row.anchored_at, seq: row.seq, hash: row.hash.toString('hex'), keyId: row.key_id,
    sha256: row.body_sha256,
  }))
}

export type AnchorLine = Awaited<ReturnType<typeof readAnchors>>[number]
