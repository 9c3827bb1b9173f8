/**
 * What somebody with the database in their hands can do to the audit, done as its owner with the triggers off; and
 * what is found of it, by the chain, by the anchors in the database, and by those that were kept elsewhere.
 */
import { generateKeyPairSync } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkAnchors } from '#app/audit/check-anchors.ts'
import { listSignedAnchors, verifyAnchors } from '#app/audit/read-anchors.server.ts'
import { keyIdOf, signText } from '#app/keys/signature.ts'
import { openSigningKeys, type SigningKeys } from '#app/keys/signing-keys.server.ts'
import { anchorAudit } from '#app/use-cases/anchor-audit.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { appendAudit, readAuditChain } from '#db/queries/audit.ts'
import { linkOf, verifyAudit } from '#db/verify-audit.ts'
import { anchorSchema, anchorSha256, anchorText, readAnchorFile, writeAnchorFile, type SignedAnchor }
  from '#exam-engine/audit/anchor.ts'
import { createKeysRoot } from '#tests/setup/keys-root.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/test-database.ts'

let created: TestDatabase
let app: Database
let owner: Database
let keys: Awaited<ReturnType<typeof createKeysRoot>>
let signing: SigningKeys
/** What an auditor kept outside after the third anchor. */
let kept: SignedAnchor[]

/** Three days of five events each, every day anchored at its end: anchors 1, 2, 3 at known events. */
beforeAll(async () => {
  created = await createTestDatabase()
  app = openDatabase({ url: created.appUrl, max: 4 })
  owner = openDatabase({ url: created.ownerUrl, max: 1 })
  keys = await createKeysRoot()
  signing = openSigningKeys(app, keys.root)
  await owner.sql`insert into demo_marker (seed) values ('test')`
  for (let day = 0; day < 3; day += 1) {
    await owner.sql`update demo_clock set offset_ms = ${day * 86_400_000}`
    for (let n = 0; n < 5; n += 1) await record(`day ${String(day)} thing ${String(n)}`)
    expect(await anchorAudit({ database: app, signing, env: { anchorMail: [] } })).toBe(day + 1)
  }
  await record('after the last anchor')
  kept = await listSignedAnchors(app.db)
})

afterAll(async () => {
  await app.close()
  await owner.close()
  await created.drop()
  await keys.remove()
})

const record = (subjectId: string) => app.db.transaction().execute((trx) =>
  appendAudit(trx, { actor: null, action: 'test.act', subjectType: 'thing', subjectId, payload: {} }))

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const seqOf = (number: number) => kept[number - 1]?.anchor.seq ?? 0

interface Attack {
  /** As the owner, with the triggers off. */
  tamper(...statements: string[]): Promise<void>
  /** Makes the whole chain consistent again, from the first event to the head: what hashes alone cannot find. */
  recomputeHashes(): Promise<void>
  /** Replaces an anchor by one of the chain as it is now. */
  forge(number: number, keyId: string, sign: (text: string) => string): Promise<void>
  chain(): ReturnType<typeof verifyAudit>
  /** source, anchor, first and last event of the change, reason. */
  faults(file?: SignedAnchor[] | null): Promise<unknown[][]>
}

const UNDONE = new Error('undone')

/** All of it in a transaction of the owner, which is undone: every attack starts from the untouched chain. */
async function attack(work: (attack: Attack) => Promise<void>): Promise<void> {
  await owner.db.transaction().execute(async (trx) => {
    for (const table of ['audit_event', 'audit_anchor', 'signing_key']) {
      await sql.raw(`alter table ${table} disable trigger user`).execute(trx)
    }
    const tamper = async (...statements: string[]) => {
      for (const statement of statements) await sql.raw(statement).execute(trx)
    }
    await work({
      tamper,
      async recomputeHashes() {
        let previous: Uint8Array = Buffer.alloc(32)
        const rows = await readAuditChain(trx, 0, 10_000)
        for (const [index, row] of rows.entries()) {
          const hash = linkOf(previous, { ...row, seq: index + 1 })
          await tamper(`update audit_event set seq = ${String(index + 1)}, previous_hash = '\\x${hex(previous)}',
            hash = '\\x${hex(hash)}' where seq = ${String(row.seq)}`)
          previous = hash
        }
        await tamper(`update audit_head set seq = ${String(rows.length)}, hash = '\\x${hex(previous)}'`)
      },
      async forge(number, keyId, sign) {
        const { hash } = await trx.selectFrom('audit_event').select('hash').where('seq', '=', seqOf(number)).executeTakeFirstOrThrow()
        const anchor = anchorSchema.parse({ ...kept[number - 1]?.anchor, hash: hex(hash), keyId })
        const body = anchorText(anchor)
        await tamper(`update audit_anchor set body = '${body}', body_sha256 = '${anchorSha256(anchor)}', hash = '\\x${anchor.hash}',
          key_id = '${keyId}', signature = '${sign(body)}' where number = ${String(number)}`)
      },
      chain: () => verifyAudit(trx),
      faults: async (file = null) => (await verifyAnchors(trx, file)).faults
        .map((fault) => [fault.source, fault.number, fault.fromSeq, fault.seq, fault.reason]),
    })
    throw UNDONE
  }).catch((error: unknown) => { if (error !== UNDONE) throw error })
}

const faultsOf = async (file: SignedAnchor[] | null = null) => (await verifyAnchors(app.db, file)).faults
  .map((fault) => [fault.source, fault.number, fault.fromSeq, fault.seq, fault.reason])
const reasons = (faults: unknown[][]) => faults.map((fault) => fault[4])

test('an untouched chain agrees with its anchors and with those that were kept', async () => {
  expect(await verifyAudit(app.db)).toMatchObject({ whole: true })
  expect(await verifyAnchors(app.db, kept)).toMatchObject({ stored: 3, inFile: 3, lastGood: { number: 3, seq: seqOf(3) }, faults: [] })
  expect(readAnchorFile(writeAnchorFile(kept))).toEqual({ ok: true, anchors: kept })
})

test('a changed row is found where it is, and which fields', () => attack(async ({ tamper, chain }) => {
  await tamper(`update audit_event set subject_id = 'another' where seq = 3`)
  expect(await chain()).toMatchObject({ whole: false, brokenAt: 3, reason: 'CONTENT', fields: expect.arrayContaining(['subject_id', 'payload']) as unknown })
}))

test('a changed hash and a changed link are told from a changed content', () => attack(async ({ tamper, chain }) => {
  const row = (await readAuditChain(app.db, 2, 1))[0]
  await tamper(`update audit_event set hash = sha256('x') where seq = 3`)
  expect(await chain()).toMatchObject({ brokenAt: 3, reason: 'CONTENT', fields: ['hash'] })
  await tamper(`update audit_event set hash = '\\x${hex(row?.hash ?? Buffer.alloc(0))}', previous_hash = sha256('y') where seq = 3`)
  expect(await chain()).toMatchObject({ brokenAt: 3, reason: 'CONTENT', fields: ['previous_hash'] })
}))

test('a removed row is found where it was, also when the rest is numbered anew', () => attack(async ({ tamper, chain }) => {
  await tamper('delete from audit_event where seq = 4')
  expect(await chain()).toMatchObject({ brokenAt: 4, reason: 'MISSING', fields: ['seq'] })
  await tamper('update audit_event set seq = seq - 1 + 1000 where seq > 4', 'update audit_event set seq = seq - 1000 where seq > 1000')
  expect(await chain()).toMatchObject({ brokenAt: 4, reason: 'LINK', fields: ['previous_hash'] })
}))

test('two rows that changed places are found at the first of them', () => attack(async ({ tamper, chain }) => {
  await tamper('update audit_event set seq = 1000 where seq = 2', 'update audit_event set seq = 2 where seq = 3',
    'update audit_event set seq = 3 where seq = 1000')
  expect(await chain()).toMatchObject({ brokenAt: 2, reason: 'LINK' })
}))

test('an inserted row is found where it stands', () => attack(async ({ tamper, chain }) => {
  await tamper('update audit_event set seq = seq + 1000 where seq > 4', 'update audit_event set seq = seq - 999 where seq > 1000',
    `insert into audit_event select 5, at, actor_id, actor_role, action, subject_type, 'inserted', payload, hash, sha256('z')
      from audit_event where seq = 4`)
  expect(await chain()).toMatchObject({ brokenAt: 5, reason: 'CONTENT' })
}))

test('a tail that was cut is found by the head, and by an anchor when the head was moved as well', () => attack(async ({ tamper, recomputeHashes, chain, faults }) => {
  const cut = seqOf(3) - 2
  await tamper(`delete from audit_event where seq > ${String(cut)}`)
  expect(await chain()).toMatchObject({ brokenAt: cut + 1, reason: 'TAIL' })
  await recomputeHashes()
  expect(await chain()).toMatchObject({ whole: true })
  expect(await faults()).toEqual([['database', 3, seqOf(2) + 1, seqOf(3), 'CHAIN_CUT']])
}))

test('a head that was moved alone is found', () => attack(async ({ tamper, chain }) => {
  await tamper('update audit_head set seq = seq - 1')
  expect(await chain()).toMatchObject({ reason: 'BEYOND_HEAD' })
  await tamper(`update audit_head set seq = seq + 1, hash = sha256('x')`)
  expect(await chain()).toMatchObject({ reason: 'HEAD' })
}))

test('a rewrite with recomputed hashes before an anchor is found between the anchors around it', () => attack(async ({ tamper, recomputeHashes, chain, faults }) => {
  await tamper(`update audit_event set subject_id = 'another' where seq = ${String(seqOf(1) + 2)}`)
  await recomputeHashes()
  expect(await chain()).toMatchObject({ whole: true })
  expect(await faults()).toEqual([
    ['database', 2, seqOf(1) + 1, seqOf(2), 'CHAIN_REWRITTEN'], ['database', 3, seqOf(1) + 1, seqOf(3), 'CHAIN_REWRITTEN'],
  ])
}))

test('a rewrite after the last anchor is not found before the next one: that is what the day costs', () => attack(async ({ tamper, recomputeHashes, chain, faults }) => {
  await tamper(`update audit_event set subject_id = 'another' where seq > ${String(seqOf(3))}`)
  expect(await chain()).toMatchObject({ whole: false, brokenAt: seqOf(3) + 1 })
  await recomputeHashes()
  expect(await chain()).toMatchObject({ whole: true })
  expect(await faults(kept)).toEqual([])
}))

test('anchors that were removed are missed by the chain that announced them', () => attack(async ({ tamper, faults }) => {
  await tamper('delete from audit_anchor where number = 3')
  expect(await faults()).toEqual([['database', 3, seqOf(3), seqOf(3), 'ANCHOR_REMOVED']])
  await tamper('delete from audit_anchor where number = 1')
  expect((await faults()).map(([, number, , , reason]) => [number, reason]))
    .toEqual([[2, 'ANCHOR_LINK'], [1, 'ANCHOR_REMOVED'], [3, 'ANCHOR_REMOVED']])
}))

test('anchors removed together with the chain after them are found by what was kept elsewhere', () => attack(async ({ tamper, recomputeHashes, chain, faults }) => {
  await tamper('delete from audit_anchor where number > 1', `delete from audit_event where seq > ${String(seqOf(1))}`)
  await recomputeHashes()
  expect(await chain()).toMatchObject({ whole: true })
  expect(await faults()).toEqual([])
  expect(await faults(kept)).toEqual([
    ['file', 2, seqOf(1) + 1, seqOf(2), 'CHAIN_CUT'], ['file', 2, seqOf(1) + 1, seqOf(2), 'STORE_LACKS'],
    ['file', 3, seqOf(1) + 1, seqOf(3), 'CHAIN_CUT'], ['file', 3, seqOf(1) + 1, seqOf(3), 'STORE_LACKS'],
  ])
}))

test('a forged anchor over a rewritten chain is found: without the key there is no signature', () => attack(async ({ tamper, recomputeHashes, forge, faults }) => {
  await tamper(`update audit_event set subject_id = 'another' where seq = ${String(seqOf(2) + 2)}`)
  await recomputeHashes()
  await forge(3, kept[2]?.anchor.keyId ?? '', () => kept[2]?.signature ?? '')
  expect(await faults()).toEqual([['database', 3, seqOf(2) + 1, seqOf(3), 'ANCHOR_SIGNATURE']])
  expect((await faults(kept)).map(([source, , , , reason]) => [source, reason])).toEqual([
    ['database', 'ANCHOR_SIGNATURE'], ['file', 'CHAIN_REWRITTEN'], ['file', 'STORE_DIFFERS'],
  ])
}))

test('an anchor by another key is found, also when the key was put among the platform\'s', () => attack(async ({ tamper, recomputeHashes, forge, faults }) => {
  await tamper(`update audit_event set subject_id = 'another' where seq = ${String(seqOf(2) + 2)}`)
  await recomputeHashes()
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const keyId = keyIdOf(publicKey)
  await tamper('alter table audit_anchor drop constraint audit_anchor_key_id_fkey')
  await forge(3, keyId, (text) => signText('anchor', text, privateKey))
  expect(reasons(await faults())).toEqual(['ANCHOR_KEY_UNKNOWN'])
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  await tamper(`insert into signing_key values ('${keyId}', 'anchor', '${pem}', now(), now())`)
  expect(reasons(await faults())).toEqual(['ANCHOR_KEY_UNANNOUNCED'])
  expect(reasons(await faults(kept)))
    .toEqual(['ANCHOR_KEY_UNANNOUNCED', 'CHAIN_REWRITTEN', 'STORE_DIFFERS'])
}))

test('a forged line in the file is no proof against the platform: it is said to be forged', async () => {
  const [first] = kept
  if (first === undefined) throw new Error('nothing was kept')
  const changed = { ...first, anchor: { ...first.anchor, hash: 'f'.repeat(64) } }
  expect(reasons(await faultsOf([changed]))).toEqual(['ANCHOR_SIGNATURE'])
  const { publicKey } = generateKeyPairSync('ed25519')
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  expect(reasons(await faultsOf([{ ...first, publicKey: spki }]))).toEqual(['ANCHOR_KEY_UNKNOWN'])
})

test('the app can neither change nor remove an anchor, nor make one that is not of the head', async () => {
  for (const statement of ['delete from audit_anchor', `update audit_anchor set signature = ''`, 'truncate audit_anchor']) {
    await expect(app.sql.unsafe(statement), statement).rejects.toThrow(/permission denied/)
  }
  const [last] = await app.db.selectFrom('audit_anchor').selectAll().where('number', '=', 3).execute()
  const anchor = anchorSchema.parse({ ...JSON.parse(last?.body ?? ''), number: 4, day: '2099-01-01', previous: last?.body_sha256, at: '2099-01-01T12:00:00.000Z' })
  await expect(app.db.insertInto('audit_anchor').values({
    number: 4, day: anchor.day, seq: anchor.seq + 1, hash: Buffer.from(anchor.hash, 'hex'), anchored_at: anchor.at,
    body: anchorText(anchor), body_sha256: anchorSha256(anchor), signature: 'x', key_id: anchor.keyId,
  }).execute()).rejects.toMatchObject({ constraint_name: 'audit_anchor_of_the_head' })
})

test('nothing is proved by nothing: no anchors, no faults, and no last good one', () => {
  expect(checkAnchors([], null, { hashes: new Map(), announcements: [] }))
    .toEqual({ stored: 0, inFile: null, lastGood: null, faults: [] })
})

// From here on the chain grows.
test('one anchor per day, however many nodes ask, and none is made without its announcement', async () => {
  await owner.sql`update demo_clock set offset_ms = ${3 * 86_400_000}`
  const made = await Promise.all(Array.from({ length: 4 }, () => {
    const node = openDatabase({ url: created.appUrl, max: 1 })
    return anchorAudit({ database: node, signing: openSigningKeys(node, keys.root), env: { anchorMail: [] } })
      .finally(() => node.close())
  }))
  expect(made.filter((number) => number !== null)).toEqual([4])
  expect(await faultsOf()).toEqual([])
})

test('an anchor is mailed once to each address that the operator named, and the mail holds it whole', async () => {
  await owner.sql`update demo_clock set offset_ms = ${4 * 86_400_000}`
  const env = { anchorMail: ['auditoria@imss.example', 'notaria@imss.example'] }
  await Promise.all([anchorAudit({ database: app, signing, env }), anchorAudit({ database: app, signing, env })])
  const mails = await app.db.selectFrom('mail_message').select(['address', 'body', 'person_id']).orderBy('address').execute()
  expect(mails.map(({ address, person_id: personId }) => [address, personId]))
    .toEqual(env.anchorMail.map((address) => [address, null]))
  const line = mails[0]?.body.split('\n').at(-1) ?? ''
  const file = readAnchorFile(line)
  expect(file).toMatchObject({ ok: true })
  expect(file.ok ? await faultsOf(file.anchors) : null).toEqual([])
  expect(line).toContain('"number":5')
})

test('a rotated key signs on, and the older anchors stay good', async () => {
  await signing.rotate('anchor')
  await owner.sql`update demo_clock set offset_ms = ${5 * 86_400_000}`
  await anchorAudit({ database: app, signing, env: { anchorMail: [] } })
  expect(await verifyAnchors(app.db, kept)).toMatchObject({ stored: 6, lastGood: { number: 6 }, faults: [] })
})
