/** The public pages of the call as a browser without script gets them: linkable, searchable, kept no longer than right. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '#tests/setup/start-server.ts'

let server: RunningServer

beforeAll(async () => { server = await startServer() }, 120_000)
afterAll(() => server.stop())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers, redirect: 'manual' })
/** What is shown, without the data that the page's script reads. */
async function read(path: string): Promise<string> {
  const response = await get(path)
  expect(response.status).toBe(200)
  return (await response.text()).replaceAll(/<script[\s\S]*?<\/script>/g, '').replaceAll('<!-- -->', '')
}

test('§2.1 §3.2 §4.3 §5.19 each clause of the call is on its page, at an address of its own', async () => {
  const page = await read('/convocatoria')
  for (const anchor of ['c-1-1-C', 'c-2-1', 'c-3-1-B', 'c-3-2', 'c-4-3-2', 'c-5-14-6', 'c-5-20']) {
    expect(page).toContain(`id="${anchor}"`)
  }
  expect(page).toContain('Psiquiatría 4')
  expect(page).toContain('63 %')
  expect(page).toContain('dateTime="2024-01-17T16:00:00.000Z"')
  for (const link of ['/cursos', '/avisos', '/convocatoria/calendario.ics']) expect(page).toContain(`href="${link}"`)
  const [, ...ids] = page.split(/ id="/).map((part) => part.slice(0, part.indexOf('"')))
  expect(ids.length).toBe(new Set(ids).size)
})

test('the landing page leads to the call, the courses and the avisos', async () => {
  const page = await read('/')
  for (const link of ['/convocatoria', '/cursos', '/avisos']) expect(page).toContain(`href="${link}"`)
})

test('the hash that the page shows is that of the document that anyone can fetch', async () => {
  const page = await read('/convocatoria')
  const [, href = '', shown] = /href="(\/convocatoria\/version\/1[^"]*)"[^>]*>([0-9a-f]{64})</.exec(page) ?? []
  const response = await get(href)
  expect(createHash('sha256').update(Buffer.from(await response.arrayBuffer())).digest('hex')).toBe(shown)
  expect(response.headers.get('cache-control')).toContain('immutable')
  for (const none of ['2', '0', '1.0', 'x']) expect((await get(`/convocatoria/version/${none}`)).status).toBe(404)
})

test('a page that carries the clock is not kept; the calendar is, and answers 304 to who has it', async () => {
  expect((await get('/convocatoria')).headers.get('cache-control')).toBe('private, no-cache')
  const calendar = await get('/convocatoria/calendario.ics')
  expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(calendar.headers.get('cache-control')).toBe('public, max-age=300')
  const again = await get('/convocatoria/calendario.ics', { 'If-None-Match': calendar.headers.get('etag') ?? '' })
  expect(again.status).toBe(304)
})

test('§1.1 §2.2 C courses are searched by CEME and grade, city, OOAD and words, by the address alone', async () => {
  const cersIn = (page: string) => [...page.matchAll(/<th scope="row"[^>]*>([\s\S]*?)<\/th>/g)].map(([, cell = '']) =>
    cell.replaceAll(/<[^>]*>/g, '').replace('Especialidad de rama (CER)', '').trim())
  expect(cersIn(await read('/cursos'))).toHaveLength(46)
  const ofNeurology = cersIn(await read(`/cursos?ceme=${encodeURIComponent('Neurología pediátrica 2')}`))
  expect(ofNeurology).toEqual(['Neurofisiología clínica'])
  expect(cersIn(await read('/cursos?q=ALERGIA'))).toEqual(
    ['Alergia e inmunología clínica', 'Alergia e inmunología clínica pediátrica'])
  const inTijuana = await read('/cursos?ciudad=Tijuana')
  expect(cersIn(inTijuana).length).toBeLessThan(46)
  expect(await read('/cursos?ceme=nada')).toContain('Ningún curso coincide')
  expect((await get('/cursos?convocatoria=rama-1999-2000-1')).status).toBe(404)
})

test('§5.19 an aviso stands at its own address and names what corrected it; one that is none is not there', async () => {
  const list = await read('/avisos')
  expect(list).toContain('href="/avisos/3"')
  expect(await read('/avisos/1')).toContain('Este aviso fue corregido')
  expect(await read('/avisos/2')).toContain('href="/avisos/1"')
  for (const none of ['0', '4', '01', 'x']) expect((await get(`/avisos/${none}`)).status).toBe(404)
})
