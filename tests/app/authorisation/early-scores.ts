/**
 * Looks for scores where nobody may read them yet: a run has its results and is not published. Everybody but the
 * coordination opens every address that needs no id but the run's, a page as such, as its data, and as its error; and
 * every line that is open to them.
 */
import { randomUUID } from 'node:crypto'
import type { DemoDatabase } from '#tests/factories/demo-database.ts'
import { ask } from './ask.ts'
import { listScores } from './private-facts.ts'
import { openRawSocket } from './raw-socket.ts'
import { SOCKETS } from './socket-table.ts'
import { cookieOf, WHO, type Who } from './visitors.ts'

interface Unpublished extends DemoDatabase {
  url: string
  runId: string
}

interface Leak {
  who: Who
  target: string
  leaked: string[]
}

export async function findEarlyScores(platform: Unpublished, paths: readonly string[]): Promise<Leak[]> {
  const { scores } = await listScores(platform)
  if (scores.length < 5) throw new Error('there must be scores that could leak')
  const leakedIn = (body: string) => scores.filter(({ piImss }) => body.includes(piImss)).map(({ piImss }) => piImss)
  const targets = paths.filter((path) => path !== '/salir').map((path) => path.replaceAll(':runId', platform.runId)
    .replaceAll(/:number\b/g, '1').replaceAll(/:\w+/g, randomUUID()).replace('*', 'no-existe'))
  const leaks: Leak[] = []
  const note = (who: Who, target: string, leaked: string[]) => { if (leaked.length > 0) leaks.push({ who, target, leaked }) }
  for (const who of WHO.filter((one) => one !== 'admin')) {
    const cookie = await cookieOf(platform, await findSomebody(platform, who))
    for (const target of targets.flatMap((path) => [path, `${path === '/' ? '/_root' : path}.data`])) {
      note(who, target, leakedIn((await ask({ url: platform.url + target, cookie })).body))
    }
    for (const namespace of Object.keys(SOCKETS)) {
      const socket = await openRawSocket(platform.url, namespace, cookie)
      await socket.send('attach', { tabId: randomUUID() })
      note(who, namespace, leakedIn(socket.heard()))
      socket.close()
    }
  }
  return leaks
}

/** Somebody with this role and a score where it is residents: with no other role. */
async function findSomebody({ database: { db }, runId }: Unpublished, who: Who): Promise<string | null> {
  if (who === 'signedOut') return null
  if (who === 'residente') {
    const row = await db.selectFrom('selection_result').innerJoin('candidate', 'candidate.id', 'candidate_id')
      .select('person_id').where('run_id', '=', runId).where('status', '=', 'ranked').orderBy('person_id').limit(1)
      .executeTakeFirstOrThrow()
    return row.person_id
  }
  const row = await db.selectFrom('role_grant').select('person_id').where('role', '=', who)
    .where('person_id', 'not in', (other) => other.selectFrom('role_grant').select('person_id').where('role', '<>', who))
    .orderBy('person_id').limit(1).executeTakeFirstOrThrow()
  return row.person_id
}
