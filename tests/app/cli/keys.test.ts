/** `efiser keys` in a process of its own, beside a server that goes on signing. */
import { execFile } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isSignedBy, SIGNING_PURPOSES, type SigningPurpose } from '#app/keys/signature.ts'
import { openSigningKeys, type SigningKeys } from '#app/keys/signing-keys.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { createKeysRoot } from '#tests/setup/keys-root.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/test-database.ts'

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url))
let created: TestDatabase
let keysRoot: Awaited<ReturnType<typeof createKeysRoot>>
let database: Database
/** As a running server holds it: opened once, before any command. */
let server: SigningKeys

beforeAll(async () => {
  created = await createTestDatabase()
  keysRoot = await createKeysRoot()
  database = openDatabase({ url: created.appUrl, max: 2 })
  server = openSigningKeys(database, keysRoot.root)
})

afterAll(async () => {
  await database.close()
  await created.drop()
  await keysRoot.remove()
})

function efiser(...words: string[]): Promise<{ code: number, out: string, err: string }> {
  const env = { ...process.env, DATABASE_URL: created.ownerUrl, EFISER_MODE: 'demo', EFISER_KEYS_ROOT: keysRoot.root }
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(REPOSITORY, 'app/cli/efiser.ts'), ...words], { cwd: REPOSITORY, env },
      (error, out, err) => { resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }) })
  })
}

/** By the command for one purpose, since a process takes its second; for the others as a node of its own does. */
async function rotate(purpose: SigningPurpose): Promise<string> {
  if (purpose !== 'letter') return openSigningKeys(database, keysRoot.root).rotate(purpose)
  const { code, out } = await efiser('keys', 'rotate', '--purpose', purpose)
  expect(code).toBe(0)
  return /^Llave en uso para letter: ([0-9a-f]{64})$/m.exec(out)?.[1] ?? ''
}

const rotations = () => database.sql<{ subject_id: string, payload: string }[]>`
  select subject_id, payload from audit_event where action = 'keys.rotate' order by seq`

test('without a purpose, or with one that signs nothing, no key changes and the command says which there are', async () => {
  const [missing, unknown] = await Promise.all([efiser('keys', 'rotate'), efiser('keys', 'rotate', '--purpose', 'toString')])
  for (const { code, out, err } of [missing, unknown]) {
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('receipt, solicitud, anchor, letter, notice, auditPackage')
  }
  expect(await rotations()).toEqual([])
})

test.each(SIGNING_PURPOSES)('%s: another process rotates, the server signs with the new key at once, both hold', async (purpose) => {
  const before = await server.current(purpose)
  const signed = before.sign('texto')
  const others = await Promise.all(SIGNING_PURPOSES.filter((one) => one !== purpose).map((one) => server.current(one)))

  const rotated = await rotate(purpose)
  const after = await server.current(purpose)
  expect(after.keyId).toBe(rotated)
  expect(rotated).not.toBe(before.keyId)
  expect(JSON.parse((await rotations()).find(({ subject_id: id }) => id === after.keyId)?.payload ?? '')).toEqual({ purpose })

  for (const [keyId, signature] of [[before.keyId, signed], [after.keyId, after.sign('texto')]] as const) {
    const key = await server.publicKey(purpose, keyId)
    expect(key !== null && isSignedBy(purpose, 'texto', signature, key)).toBe(true)
  }
  // What was signed without naming its key, such as a solicitud, is held against all of them.
  const keys = await server.publicKeys(purpose)
  expect(keys.filter((key) => isSignedBy(purpose, 'texto', signed, key))).toHaveLength(1)
  const untouched = await Promise.all(SIGNING_PURPOSES.filter((one) => one !== purpose).map((one) => server.current(one)))
  expect(untouched.map(({ keyId }) => keyId)).toEqual(others.map(({ keyId }) => keyId))
})

test('a rotation and its row of the audit are one act: where the row cannot be written the old key stays', async () => {
  const { keyId } = await server.current('letter')
  const owner = openDatabase({ url: created.ownerUrl, max: 1 })
  await owner.sql`create function refuse_rotation() returns trigger language plpgsql as
    $$ begin if new.action = 'keys.rotate' then raise exception 'no'; end if; return new; end $$`
  await owner.sql`create trigger refuse_rotation before insert on audit_event for each row execute function refuse_rotation()`
  await expect(server.rotate('letter')).rejects.toThrow('no')
  await owner.sql`drop trigger refuse_rotation on audit_event`
  await owner.close()
  expect((await server.current('letter')).keyId).toBe(keyId)
})
