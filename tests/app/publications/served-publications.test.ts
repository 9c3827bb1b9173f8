// The real server asked without a script: the picture goes to its people and as a picture only, a form comes back as it
// was typed, and a body is never read beyond its limit.
import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '#app/cli/simulate/platform.server.ts'
import { dealPublications } from '#app/use-cases/deal-evaluations.server.ts'
import { useEmbedded } from '#db/embedded/start-embedded.ts'
import { provision } from '#db/provision.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { openDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { type RunningServer, startServer } from '#tests/setup/start-server.ts'
import { drawPage } from './make-image.ts'

const OPEN = instant('2024-01-16T12:00:00-06:00')
const AFTER = instant('2024-01-29T08:00:00-06:00')
let server: RunningServer
let demo: DemoDatabase
let residentId: string
let cookie: string

beforeAll(async () => {
  server = await startServer()
  const { superuserUrl, ownerPassword, appPassword } = await useEmbedded({ root: server.root })
  const urls = await provision({ superuserUrl, database: 'efiser', ownerPassword, appPassword })
  demo = openDemoDatabase({ ...urls, drop: () => server.stop() })
  residentId = (await demo.database.db.selectFrom('candidate').select('person_id')
    .where('folio', '=', 'R-000004').executeTakeFirstOrThrow()).person_id
  cookie = await cookieOf(residentId)
  await demo.moveTo(OPEN)
}, 180_000)
afterAll(() => demo.drop())

async function cookieOf(personId: string): Promise<string> {
  return (await openSession({ origin: server.url, database: demo.database }, personId)).cookie
}

const own = (as: string) => ({ Cookie: as, 'Sec-Fetch-Site': 'same-origin' })
const get = (path: string, as: string) => fetch(server.url + path, { headers: own(as), redirect: 'manual' })
const post = (path: string, body: FormData | URLSearchParams, as = cookie) =>
  fetch(server.url + path, { method: 'POST', headers: own(as), body, redirect: 'manual' })

function upload(bytes: Uint8Array): Promise<Response> {
  const form = new FormData()
  form.set('image', new File([Uint8Array.from(bytes)], '../../../etc/passwd.jpg'))
  return post('/residente/publicaciones?acto=imagen', form)
}

/** The page's text: tags and comments away. */
const textOf = async (response: Response) => (await response.text()).replaceAll(/<!--.*?-->/g, '')

test('a file over the limit comes back as a page with its size, whatever the size', async () => {
  const large = await upload(Buffer.concat([await drawPage().toBuffer(), Buffer.alloc(5_000_000)]))
  expect(large.status).toBe(413)
  expect(await textOf(large)).toMatch(/El archivo pesa 5,\d{3},\d{3} bytes \(JPG\) y el máximo son 409,600/)
  const empty = await upload(new Uint8Array(0))
  expect([empty.status, (await textOf(empty)).includes('0 bytes')]).toEqual([422, true])
})

test('more than 32 MB is refused by its announced length, before it is read', async () => {
  const status = await new Promise((resolve, reject) => {
    const sent = httpRequest(`${server.url}/residente/publicaciones?acto=imagen`, {
      method: 'POST', headers: { ...own(cookie), 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': 40_000_000 },
    }, (response) => { resolve(response.statusCode); sent.destroy() })
    sent.on('error', reject)
    sent.flushHeaders()
  })
  expect(status).toBe(413)
})

test('an article that cannot stand comes back as typed, with its errors', async () => {
  const refused = await post('/residente/publicaciones', new URLSearchParams({
    intent: 'add', seen: '0', doi: 'nada', issn: '0028-0836', pmid: '1', type: 'analytical', authorPosition: '1',
    publishedOn: '2023-12-01', title: 'Un título <raro>', journal: 'Gaceta',
  }))
  expect(refused.status).toBe(422)
  const page = await textOf(refused)
  expect(page).toContain('value="Un título &lt;raro&gt;"')
  expect(page).toContain('Escriba el DOI como aparece')
  expect(page).toContain('Esta fecha no cuenta')
})

test('the picture goes to its owner and to who judges it, as a picture, and each such view is audited', async () => {
  const original = await drawPage().withExif({ IFD0: { Copyright: 'secreto-del-original' } }).toBuffer()
  expect((await upload(original)).status).toBe(302)
  const { db } = demo.database
  const file = await db.selectFrom('publication_file').select(['id', 'original_key', 'viewing_key', 'original_sha256'])
    .where('person_id', '=', residentId).executeTakeFirstOrThrow()
  expect(file.original_key).toMatch(/^publications\/[0-9a-f-]{36}$/)
  const path = `/publicaciones/imagen/${file.id}`
  const seen = await get(path, cookie)
  expect(Object.fromEntries(['content-type', 'content-disposition', 'cache-control'].map((name) => [name, seen.headers.get(name)])))
    .toEqual({
      'content-type': 'image/jpeg', 'content-disposition': 'inline; filename="articulos.jpg"', 'cache-control': 'private, no-store',
    })
  expect(seen.headers.get('x-content-type-options')).toMatch(/^nosniff/)
  expect(seen.headers.get('content-security-policy')).toContain("default-src 'none'; sandbox")
  const bytes = Buffer.from(await seen.arrayBuffer())
  expect([bytes.subarray(0, 3).toString('hex'), bytes.includes('secreto')]).toEqual(['ffd8ff', false])

  const changes = [
    { intent: 'file', seen: '0', fileId: file.id },
    { intent: 'add', seen: '1', doi: '10.5555/servido', issn: '0028-0836', pmid: '1', type: 'analytical',
      authorPosition: '1', publishedOn: '2023-11-30', title: 'Servido', journal: 'Gaceta' },
  ]
  for (const change of changes) expect((await post('/residente/publicaciones', new URLSearchParams(change))).status).toBe(302)
  const everybody = await db.selectFrom('role_grant').select('person_id').where('role', '=', 'evaluador').execute()
  const statuses = async () => Object.fromEntries(await Promise.all(everybody.map(async ({ person_id: id }) =>
    [id, (await get(path, await cookieOf(id))).status] as const)))
  expect(new Set(Object.values(await statuses()))).toEqual(new Set([404]))
  await demo.moveTo(AFTER)
  await dealPublications({ database: demo.database })
  const held = await db.selectFrom('publication_evaluation as e').innerJoin('declared_article as a', 'a.id', 'e.article_id')
    .select(['e.id', 'e.evaluator_id']).where('a.doi', '=', '10.5555/servido').execute()
  const now = await statuses()
  expect(Object.keys(now).filter((id) => now[id] === 200).sort()).toEqual(held.map((one) => one.evaluator_id).sort())
  const views = await db.selectFrom('audit_event').select('actor_id').where('action', '=', 'publication.view')
    .where('subject_id', '=', file.id).execute()
  expect(views.map(({ actor_id: id }) => id).sort()).toEqual(held.map((one) => one.evaluator_id).sort())

  // Blind: neither sede nor folio nor the other evaluator, and the other's work is not there.
  const [first, second] = held
  const page = await textOf(await get(`/evaluador/evaluacion/${first?.id ?? ''}`, await cookieOf(first?.evaluator_id ?? '')))
  expect(page).toContain('Servido')
  for (const hidden of ['HE-CMNO', 'R-000004', second?.evaluator_id ?? '-', file.original_sha256]) expect(page).not.toContain(hidden)
  expect((await get(`/evaluador/evaluacion/${second?.id ?? ''}`, await cookieOf(first?.evaluator_id ?? ''))).status).toBe(404)
  expect((await get(path, await cookieOf(await personOf('R-000001')))).status).toBe(404)

  // Who signs an empty form is told of each check and of the tick at once.
  const signed = await post(`/evaluador/evaluacion/${first?.id ?? ''}`, new URLSearchParams({ intent: 'sign' }),
    await cookieOf(first?.evaluator_id ?? ''))
  const refused = await textOf(signed)
  expect(signed.status).toBe(422)
  for (const named of ['C1: falta', 'NC10: falta', 'Marque que firma su evaluación']) expect(refused).toContain(named)
})

async function personOf(folio: string): Promise<string> {
  return (await demo.database.db.selectFrom('candidate').select('person_id').where('folio', '=', folio)
    .executeTakeFirstOrThrow()).person_id
}
