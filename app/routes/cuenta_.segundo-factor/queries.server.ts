/** The own second factor as its page shows it: since when it is there, or a new one to take on. */
import { countRecoveryCodes, findFactor } from '#db/queries/second-factors.ts'
import { drawQrPath } from '#app/documents/qr-path.server.ts'
import { describeFactor } from '#app/keys/one-time-code.server.ts'
import type { Services } from '#app/services.server.ts'
import { offerFactor, type Enroller } from '#app/use-cases/own-factor.server.ts'

export async function readOwnFactor({ database: { db }, papers }: Services, who: Enroller) {
  const factor = await findFactor(db, who.personId)
  if (factor === undefined) return { since: null, left: 0, offered: drawOffer(who, offerFactor(papers, who)) }
  return { since: factor.since, left: await countRecoveryCodes(db, who.personId), offered: null }
}

export function drawOffer({ matricula }: Enroller, { secret, offer }: { secret: Buffer, offer: string }) {
  const { uri, typed } = describeFactor(secret, matricula)
  return { offer, typed, qr: drawQrPath(uri) }
}
