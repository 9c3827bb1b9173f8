/**
 * A link in a mail that opens an account. Its path waits sealed in the outbox, bound to the message, and is put into the
 * text when the mail leaves: who reads the database reads no link. The origin is the platform's own, never a request's:
 * whoever asks for a reset must not choose where the link leads.
 */
import type { SecretBox } from '#app/keys/secret-box.server.ts'
import type { CoreServices } from '#app/services.server.ts'

export const MAIL_LINK = '{{enlace}}'

const boundTo = (about: string) => `efiser-mail-link-1\n${about}`

export function sealLink(secrets: SecretBox, about: string, path: string): Buffer {
  return secrets.seal(Buffer.from(path), boundTo(about))
}

interface Written {
  about: string
  body: string
  linkSealed: Buffer | null
}

/** The text as it leaves; null when the link was sealed under another master key, or for another message. */
export function fillLink(
  { papers, env }: Pick<CoreServices, 'papers' | 'env'>, { about, body, linkSealed }: Written,
): string | null {
  if (linkSealed === null) return body
  const path = papers.secrets.open(linkSealed, boundTo(about))
  if (path === null) return null
  const origin = env.publicUrl ?? `http://localhost:${String(env.port)}`
  return body.replaceAll(MAIL_LINK, () => new URL(path.toString(), origin).href)
}
