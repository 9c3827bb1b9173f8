/**
 * A sitting for faults: a database of its own on the faulty PostgreSQL, with
 * candidates whose exam runs, and a key that only the examiner knows.
 */
import { keepSecret } from '#db/embedded/secrets.ts'
import { openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { provision } from '#db/provision.ts'
import type { FrozenForm, KeyDocument } from '#exam-engine/items/form.ts'
import { formSha256, keySha256 } from '#exam-engine/items/form.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { fillSitting, OPENS_AT, putInProgress, type SittingDatabase } from '#tests/db/sitting/sitting-database.ts'

export interface FaultSitting extends SittingDatabase {
  /** For the server's DATABASE_URL. */
  url: string
  /** Item id to right option. */
  key: Readonly<Record<string, string>>
}

interface SittingOptions {
  superuserUrl: string
  database: string
  /** Of the server: it keeps the passwords of owner and app there. */
  serverRoot: string
  candidates: number
  items: number
}

/** `close` leaves the database there. The exam has run for a minute. */
export async function createFaultSitting(options: SittingOptions): Promise<FaultSitting> {
  const { superuserUrl, database, serverRoot, candidates, items } = options
  const urls = await provision({
    superuserUrl, database, ownerPassword: keepSecret(serverRoot, 'external-owner'),
    appPassword: keepSecret(serverRoot, 'external-app'),
  })
  await migrate(urls.ownerUrl)
  const sitting = await fillSitting(urls, { attempts: candidates, items })
  const key = await insertKey(sitting)
  await putInProgress(sitting, sitting.attempts.map(({ id }) => id))
  await sitting.startClock(instant(OPENS_AT + 60_000))
  const url = new URL(superuserUrl)
  url.pathname = `/${database}`
  return { ...sitting, url: url.href, key }
}

async function insertKey({ owner, formId, items }: SittingDatabase): Promise<Record<string, string>> {
  const { content } = await owner.db.selectFrom('form').select('content')
    .where('id', '=', formId).executeTakeFirstOrThrow()
  const key = Object.fromEntries(items.map(({ id, optionIds }, index) => [id, optionIds[index % 4] ?? '']))
  const contentSha256 = formSha256(JSON.parse(content) as FrozenForm)
  const document: KeyDocument = { formId, contentSha256, key }
  await owner.sql`insert into form_key (form_id, content_sha256, key, key_sha256)
    values (${formId}, ${contentSha256}, ${canonicalJson(document)}, ${keySha256(document)})`
  return key
}

/** Drops a sitting that was checked: the next one starts on an empty disk. */
export async function dropDatabase(superuserUrl: string, database: string): Promise<void> {
  const { sql, close } = openDatabase({ url: superuserUrl, max: 1 })
  await sql.unsafe(`drop database if exists ${database} with (force)`)
  await close()
}
