/** Who comes to the door: nobody in particular, and one person per role, each with a session as a sign-in opens it. */
import { openSession } from '#app/cli/simulate/platform.server.ts'
import type { Role } from '#db/tables/people-tables.ts'
import type { PublishedPlatform } from './published-platform.ts'

export const WHO = [
  'signedOut', 'residente', 'supervisor', 'educacion', 'profesor', 'evaluador', 'ooad', 'admin', 'auditor',
] as const
export type Who = (typeof WHO)[number]

/** The Cookie header of a new session of the person; null for nobody. */
export async function cookieOf(platform: Pick<PublishedPlatform, 'url' | 'database'>, personId: string | null): Promise<string | null> {
  if (personId === null) return null
  const { cookie } = await openSession({ origin: platform.url, database: platform.database }, personId)
  return cookie
}

/** The resident of the sample, the supervisor and the education authority of its sede; of the other roles, anybody who has that role alone. */
export async function findVisitors({ database: { db }, sample }: PublishedPlatform): Promise<Record<Who, string | null>> {
  const find = async (role: Role, sedeCode?: string) => {
    let query = db.selectFrom('role_grant').select('person_id').where('role', '=', role)
      .where('person_id', 'not in', (other) => other.selectFrom('role_grant').select('person_id').where('role', '<>', role))
    if (sedeCode !== undefined) query = query.where('sede_code', '=', sedeCode)
    return (await query.orderBy('person_id').limit(1).executeTakeFirstOrThrow()).person_id
  }
  return {
    signedOut: null,
    residente: sample.personId,
    supervisor: await find('supervisor', sample.sedeCode),
    educacion: await find('educacion', sample.sedeCode),
    profesor: await find('profesor'),
    evaluador: await find('evaluador'),
    ooad: await find('ooad'),
    admin: await find('admin'),
    auditor: await find('auditor'),
  }
}
