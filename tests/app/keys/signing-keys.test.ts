import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSigningKeys, SigningKeyMissing } from '#app/keys/signing-keys.server.ts'
import { isSignedBy, keyIdOf } from '#app/keys/signature.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { createKeysRoot } from '#tests/setup/keys-root.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/test-database.ts'

let created: TestDatabase
let keysRoot: Awaited<ReturnType<typeof createKeysRoot>>
const nodes: Database[] = []
const openNode = () => {
  const database = openDatabase({ url: created.appUrl, max: 4 })
  nodes.push(database)
  return openSigningKeys(database, keysRoot.root)
}

beforeAll(async () => {
  created = await createTestDatabase()
  keysRoot = await createKeysRoot()
})
afterAll(async () => {
  for (const node of nodes) await node.close()
  await created.drop()
  await keysRoot.remove()
})

test('of nodes that start at once one makes the key, and all sign with it', async () => {
  const signers = await Promise.all(Array.from({ length: 6 }, () => openNode().current('receipt')))
  expect(new Set(signers.map(({ keyId }) => keyId)).size).toBe(1)
  expect(await readdir(path.join(keysRoot.root, 'signing'))).toHaveLength(1)
  const [first, second] = signers
  expect(first?.sign('texto')).toBe(second?.sign('texto'))
})

test('the private half is in a file that only its owner reads, and not in the database', async () => {
  const [name] = await readdir(path.join(keysRoot.root, 'signing'))
  const { mode } = await stat(path.join(keysRoot.root, 'signing', name ?? ''))
  expect(mode & 0o077).toBe(0)
  const rows = await nodes[0]?.db.selectFrom('signing_key').selectAll().execute()
  expect(JSON.stringify(rows)).toContain('BEGIN PUBLIC KEY')
  expect(JSON.stringify(rows)).not.toContain('PRIVATE')
})

test('after a rotation the new key signs on every node, and what the old one signed can still be checked', async () => {
  const [one, other] = [openNode(), openNode()]
  const before = await one.current('receipt')
  const signature = before.sign('texto')
  const rotated = await other.rotate('receipt')
  expect(rotated).not.toBe(before.keyId)
  expect((await one.current('receipt')).keyId).toBe(rotated)
  const oldKey = await one.publicKey('receipt', before.keyId)
  expect(oldKey === null ? null : keyIdOf(oldKey)).toBe(before.keyId)
  expect(oldKey !== null && isSignedBy('receipt', 'texto', signature, oldKey)).toBe(true)
  expect(await one.publicKey('receipt', 'ab'.repeat(32))).toBeNull()
})

test('without the private half nothing is signed, and no other key takes its place in silence', async () => {
  const { keyId } = await openNode().current('receipt')
  await rm(path.join(keysRoot.root, 'signing', `${keyId}.pem`))
  await expect(openNode().current('receipt')).rejects.toThrow(SigningKeyMissing)
  expect((await openNode().rotate('receipt'))).not.toBe(keyId)
  expect((await openNode().current('receipt')).keyId).not.toBe(keyId)
})

test('the database keeps every public key as it was, and one in use', async () => {
  const [{ sql } = { sql: undefined }] = nodes
  if (sql === undefined) throw new Error('no node')
  await expect(sql`delete from signing_key`).rejects.toThrow()
  await expect(sql`update signing_key set public_key = 'x'`).rejects.toThrow()
  const owner = openDatabase({ url: created.ownerUrl, max: 1 })
  try {
    await expect(owner.sql`update signing_key set public_key = 'x'`).rejects.toThrow(/kept as it was/)
    await expect(owner.sql`update signing_key set until = null`).rejects.toThrow(/kept as it was/)
    await expect(owner.sql`delete from signing_key`).rejects.toThrow(/kept as it was/)
    await expect(owner.sql`insert into signing_key (id, purpose, public_key, since)
      values (repeat('ab', 32), 'receipt', 'x', now())`).rejects.toThrow(/signing_key_one_in_use/)
  } finally {
    await owner.close()
  }
})
