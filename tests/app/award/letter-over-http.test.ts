/**
 * The letter as a browser gets it, from the real server: issued once however many ask at once, gone on with in parts,
 * confirmed by its hash and then gone; and the page to which its code leads.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptCommitment, acceptSede } from '#app/use-cases/accept-award.server.ts'
import { readOwnCommitment } from '#app/use-cases/own-commitment.server.ts'
import type { CoreServices } from '#app/services.server.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { cookieOf } from '#tests/app/authorisation/visitors.ts'
import { startPublishedPlatform, type PublishedPlatform } from '#tests/app/authorisation/published-platform.ts'
import { readPdf, readQrCode } from '#tests/app/documents/read-pdf.ts'
import { demand } from '#tests/factories/published-selection.ts'

let platform: PublishedPlatform
let holders: string[]

beforeAll(async () => {
  platform = await startPublishedPlatform()
  const rows = await platform.database.db.selectFrom('award').innerJoin('candidate', 'candidate.id', 'candidate_id')
    .select('person_id').orderBy('folio').execute()
  holders = rows.map(({ person_id: id }) => id)
}, 180_000)

afterAll(() => platform.stop())

/** Somebody who accepted the carta compromiso, with a session; and how to ask as them. */
async function nextHolder() {
  const personId = holders.pop()
  if (personId === undefined) throw new Error('every seat is used')
  const actor = await platform.actorOf(personId)
  const services = { database: platform.database } as CoreServices
  demand(await acceptSede(services, actor))
  demand(await acceptCommitment(services, actor, (await readOwnCommitment(platform.database.db, personId))?.sha256 ?? ''))
  const cookie = await cookieOf(platform, personId) ?? ''
  const ask = (method: string, headers: Record<string, string> = {}, body?: string, as = cookie) =>
    fetch(`${platform.url}/resultado/carta.pdf`, {
      method, redirect: 'manual', headers: { 'Sec-Fetch-Site': 'same-origin', 'Cookie': as, ...headers },
      ...(body === undefined ? {} : { body }),
    })
  const confirm = (sha256: string) => ask('PUT', { 'Content-Type': 'application/json' }, JSON.stringify({ sha256 }))
  return { personId, ask, confirm }
}

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

async function lettersOf(personId: string) {
  return platform.database.db.selectFrom('letter').innerJoin('award', 'award.id', 'award_id')
    .innerJoin('candidate', 'candidate.id', 'award.candidate_id').select(['letter.sha256', 'bytes', 'token', 'delivered_at'])
    .where('person_id', '=', personId).execute()
}

test('§5.10 twelve requests at once issue one letter, and each gets its bytes', async () => {
  const { personId, ask } = await nextHolder()
  const answers = await Promise.all(Array.from({ length: 12 }, () => ask('POST')))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200))
  const hashes = new Set((await Promise.all(answers.map(bytesOf))).map((bytes) => sha256Hex(bytes)))
  expect(hashes.size).toBe(1)
  const letters = await lettersOf(personId)
  expect(letters.map(({ sha256 }) => sha256)).toEqual([...hashes])
  const issued = await platform.database.db.selectFrom('audit_event').select('seq').where('action', '=', 'letter.issue')
    .where('actor_id', '=', personId).execute()
  expect(issued).toHaveLength(1)
})

test('§5.10 a GET issues nothing; after the POST it goes on where the download stopped', async () => {
  const { personId, ask } = await nextHolder()
  const before = await ask('GET')
  expect([before.status, before.headers.get('location')]).toEqual([302, '/resultado/carta'])
  expect(await lettersOf(personId)).toEqual([])

  const whole = await ask('POST')
  const etag = whole.headers.get('ETag') ?? ''
  const bytes = await bytesOf(whole)
  expect(etag).toBe(`"${sha256Hex(bytes)}"`)
  expect(whole.headers.get('Content-Length')).toBe(String(bytes.length))
  const half = Math.floor(bytes.length / 2)
  const rest = await ask('GET', { 'Range': `bytes=${String(half)}-`, 'If-Range': etag })
  expect([rest.status, rest.headers.get('Content-Range')])
    .toEqual([206, `bytes ${String(half)}-${String(bytes.length - 1)}/${String(bytes.length)}`])
  expect(Buffer.concat([bytes.subarray(0, half), await bytesOf(rest)]).equals(bytes)).toBe(true)
  const other = await ask('GET', { 'Range': 'bytes=5-', 'If-Range': '"otra"' })
  expect([other.status, (await bytesOf(other)).equals(bytes)]).toEqual([200, true])
  const behind = await ask('GET', { Range: `bytes=${String(bytes.length)}-` })
  expect([behind.status, behind.headers.get('Content-Range')]).toEqual([416, `bytes */${String(bytes.length)}`])
})

test('§5.10 confirmed by its hash the bytes are gone, for every method; another session never had them', async () => {
  const { personId, ask, confirm } = await nextHolder()
  const bytes = await bytesOf(await ask('POST'))
  const elsewhere = await cookieOf(platform, personId) ?? ''
  for (const method of ['GET', 'POST']) expect((await ask(method, {}, undefined, elsewhere)).status).toBe(410)
  expect((await confirm('0'.repeat(64))).status).toBe(409)
  expect((await ask('GET')).status).toBe(200)
  expect((await confirm(sha256Hex(bytes))).status).toBe(204)
  for (const method of ['GET', 'POST']) {
    const again = await ask(method, { Range: 'bytes=0-9' })
    expect(again.status).toBe(410)
    expect(await again.text()).toContain('se emite en una sola ocasión')
  }
  const [kept] = await lettersOf(personId)
  expect(kept).toMatchObject({ sha256: sha256Hex(bytes), bytes: null })
  expect(kept?.delivered_at).not.toBeNull()
})

test('§5.8 §5.9.3 the code on the letter leads to a page that says whether it counts, and never of whom', async () => {
  const { personId, ask } = await nextHolder()
  const bytes = await bytesOf(await ask('POST'))
  const { isTagged, text } = await readPdf(bytes)
  expect(isTagged).toBe(true)
  const address = readQrCode(bytes) ?? ''
  const [letter] = await lettersOf(personId)
  expect(address).toBe(`${platform.url}/verificar/${letter?.token ?? ''}`)
  expect(letter?.token).toMatch(/^[0-9a-f]{32}$/)
  const page = await (await fetch(address)).text()
  expect(page).toContain('Carta auténtica y vigente')
  expect(page).toContain('Válida (Ed25519)')
  expect(page).toContain(sha256Hex(bytes))
  const fingerprint = /[0-9a-f]{64}/.exec(text.slice(text.lastIndexOf('Huella de los datos')))?.[0] ?? 'none'
  expect(page).toContain(fingerprint)
  const { given_names: names, matricula } = await platform.database.db.selectFrom('person').select(['given_names', 'matricula'])
    .where('id', '=', personId).executeTakeFirstOrThrow()
  expect(page).not.toContain(names)
  expect(page).not.toContain(matricula)
  expect((await fetch(`${platform.url}/verificar/${'0'.repeat(32)}`)).status).toBe(404)
})
