/**
 * The next call comes out while this year's results are being accepted: what residents, professors and evaluators of the
 * running one are shown is the same before and after, asked of the real server.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishNextCall } from '#tests/factories/next-call.ts'
import { cookieOf, findVisitors, type Who } from '../authorisation/visitors.ts'
import { startPublishedPlatform, type PublishedPlatform } from '../authorisation/published-platform.ts'

const PAGES: readonly [Who, string][] = [
  ['residente', '/residente'], ['residente', '/resultado'], ['residente', '/registro'], ['residente', '/examen'],
  ['residente', '/residente/publicaciones'], ['profesor', '/profesor'], ['evaluador', '/evaluador'],
  ['supervisor', '/supervisor'], ['educacion', '/sede'], ['ooad', '/ooad'], ['admin', '/admin/examenes'],
  ['admin', '/admin/seleccion'], ['admin', '/admin/aceptacion'], ['auditor', '/auditoria/selecciones'],
  ['signedOut', '/cortes'], ['signedOut', '/cursos'], ['signedOut', '/avisos'],
]

let platform: PublishedPlatform
const cookies = new Map<Who, string | null>()

beforeAll(async () => {
  platform = await startPublishedPlatform()
  const visitors = await findVisitors(platform)
  for (const [who] of PAGES) if (!cookies.has(who)) cookies.set(who, await cookieOf(platform, visitors[who]))
}, 180_000)
afterAll(() => platform.stop())

/** What is shown, without the clock, which runs. */
async function shown(): Promise<string[]> {
  return Promise.all(PAGES.map(async ([who, path]) => {
    const cookie = cookies.get(who) ?? null
    const response = await fetch(platform.url + path, { redirect: 'manual', headers: cookie === null ? {} : { cookie } })
    const text = (await response.text()).replaceAll(/<script[\s\S]*?<\/script>/g, '').replaceAll(/<[^>]*>/g, ' ')
    return `${path} ${response.status} ${text.replaceAll(/\d{1,2}:\d{2}(:\d{2})?/g, '·').replaceAll(/\s+/g, ' ')}`
  }))
}

test('§5.1 §5.9.3 nothing that the people of the running call are shown changes when the next call comes out', async () => {
  const before = await shown()
  expect(before.filter((text) => / (200|302) /.test(text)).length).toBeGreaterThan(10)
  const next = await publishNextCall(platform, { outNow: true })
  expect((await platform.database.db.selectFrom('convocatoria').select('id').execute()).map(({ id }) => id)).toContain(next)
  const after = await shown()
  for (const [place, text] of before.entries()) expect(after[place], PAGES[place]?.[1]).toBe(text)
}, 60_000)
