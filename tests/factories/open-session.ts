/** A session of a person for a day, past the sign-in; its Cookie header. */
import { createSessionToken } from '#app/http/sessions.server.ts'
import type { Database } from '#db/client.ts'

export async function openSession({ sql }: Pick<Database, 'sql'>, personId: string): Promise<string> {
  const { tokenSha256, setCookie } = await createSessionToken(false)
  await sql`insert into session (token_sha256, person_id, expires_at)
    values (${tokenSha256}, ${personId}, clock_timestamp() + interval '1 day')`
  return setCookie.slice(0, setCookie.indexOf(';'))
}
