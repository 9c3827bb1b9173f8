// What the code of a printed solicitud is worth: issued by the platform for this call, or not.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judgePrintedCode } from '#app/board/judge-printed-code.server.ts'
import { solicitudText, writeSolicitudCode } from '#app/documents/solicitud-qr.ts'
import { openSigningKeys, type SigningKeys } from '#app/keys/signing-keys.server.ts'
import { createDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { createKeysRoot } from '#tests/setup/keys-root.ts'

const OTHER_HASH = 'ab'.repeat(32)

let demo: DemoDatabase
let keysRoot: Awaited<ReturnType<typeof createKeysRoot>>
let signing: SigningKeys
let turnoId: string
let version: { folio: string, number: number, sha256: string }

beforeAll(async () => {
  demo = await createDemoDatabase()
  keysRoot = await createKeysRoot()
  signing = openSigningKeys(demo.database, keysRoot.root)
  const row = await demo.database.db.selectFrom('registration_version as version')
    .innerJoin('candidate', 'candidate.id', 'version.candidate_id').innerJoin('attempt', 'attempt.candidate_id', 'candidate.id')
    .select(['candidate.folio', 'version.number', 'version.sha256', 'attempt.turno_id'])
    .where('candidate.folio', '=', 'R-000002').executeTakeFirstOrThrow()
  version = row
  turnoId = row.turno_id
}, 120_000)

afterAll(async () => {
  await demo.drop()
  await keysRoot.remove()
})

async function codeOf(folio: string, number: number, sha256: string): Promise<string> {
  const { sign } = await signing.current('solicitud')
  return writeSolicitudCode(folio, number, sha256, sign(solicitudText(folio, number, sha256)))
}
const judge = (text: string) => judgePrintedCode({ db: demo.database.db, signing }, turnoId, text)

test('§3.1 C what the platform signed is issued, also after its key was rotated', async () => {
  const code = await codeOf(version.folio, version.number, version.sha256)
  expect(await judge(code)).toEqual({ kind: 'issued', version: 1, validVersion: 1 })
  await signing.rotate('solicitud')
  expect(await judge(code)).toMatchObject({ kind: 'issued' })
})

test('§3.1 C another folio, version or hash under a signature is not issued', async () => {
  const code = await codeOf(version.folio, version.number, version.sha256)
  for (const changed of [
    code.replace(version.folio, 'R-000003'), code.replace(':1:', ':2:'),
    code.replace(version.sha256.slice(0, 16), OTHER_HASH.slice(0, 16)), `${code.slice(0, -4)}AAAA`,
  ]) expect(await judge(changed)).toEqual({ kind: 'notIssued' })
})

test('§3.1 C a signature for another kind of document is none for a solicitud', async () => {
  const { sign } = await signing.current('receipt')
  const text = solicitudText(version.folio, version.number, version.sha256)
  expect(await judge(writeSolicitudCode(version.folio, version.number, version.sha256, sign(text))))
    .toEqual({ kind: 'notIssued' })
})

test('§3.1 C the paper of another call has a folio that is somebody else here', async () => {
  expect(await judge(await codeOf(version.folio, version.number, OTHER_HASH))).toEqual({ kind: 'otherCall' })
  expect(await judge(await codeOf('R-999999', 1, OTHER_HASH))).toEqual({ kind: 'otherCall' })
})

test('§3.1 C a print without signature still finds its folio; what is no solicitud is nothing', async () => {
  expect(await judge('EFISER1:R-000002')).toEqual({ kind: 'unsigned' })
  expect(await judge('https://sitio.example/R-000002')).toBeNull()
})
