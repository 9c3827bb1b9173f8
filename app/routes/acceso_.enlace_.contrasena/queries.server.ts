/** What a link that was mailed opens; null for a used, replaced or former one. Looking at it uses nothing up. */
import { findOpenLink } from '#db/queries/account-links.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { readToken } from '#app/use-cases/send-account-link.server.ts'

export const readTokenOf = ({ request }: RequestArgs): Buffer | null =>
  readToken(new URL(request.url).searchParams.get('ficha'))

export async function readLinkPurpose(args: RequestArgs): Promise<'activation' | 'reset' | null> {
  const tokenSha256 = readTokenOf(args)
  if (tokenSha256 === null) return null
  return (await findOpenLink(args.context.services.database.db, tokenSha256))?.purpose ?? null
}
