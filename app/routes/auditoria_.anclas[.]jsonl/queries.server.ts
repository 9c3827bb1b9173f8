/** The anchors with keys and signatures. */
import type { AppLoadContext } from '@remix-run/node'
import { listSignedAnchors } from '#app/audit/read-anchors.server.ts'

export async function readAnchorLines({ services: { database: { db } } }: AppLoadContext) {
  return listSignedAnchors(db)
}
