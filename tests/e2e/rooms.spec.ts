/**
 * Rooms and seats before the day in a real browser: the education authority adds a room, moves a person by keyboard,
 * meets a full room, names supervisors; the candidate, the supervisor and the printed pages show the seat.
 */
import { expect, type Page } from '@playwright/test'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { moveClock } from './support/demo-clock.ts'
import { askDatabase, findTurnoOfExam } from './support/server-database.ts'
import { tileOf } from './support/supervisor-board.ts'
import { test } from './support/visitors.ts'

const SEDE = 'HE-CMNSXXI'
const AUTHORITY = 'educacion.he-cmnsxxi@efiser.demo'
const ADMIN = 'admin1@efiser.demo'
const SUPERVISOR = 'supervisor.he-cmnsxxi@efiser.demo'
const RESIDENT = { email: 'residente1@efiser.demo', folio: 'R-000001', exam: 'Medicina interna 2' }

let server: RunningServer
let turno: { id: string, number: number }

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer()
  turno = await askDatabase(server.root, (database) => findTurnoOfExam(database, RESIDENT.exam))
  await moveClock(server.url, 'registration', turno.id)
})
test.afterAll(async () => {
  await server.stop()
})

const room = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const rowsOf = (page: Page, name: string) => room(page, name).getByRole('row').filter({ hasText: /R-\d{6}/ })

test('§3.1 C the authority adds a room, moves one person by keyboard, and a full room takes nobody', async ({ visitors }) => {
  visitors.provoke(/status of (409|422)/)
  const page = await visitors.open(server.url, AUTHORITY)
  await page.goto('/sede')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Salas, lugares y supervisores' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Salas y lugares')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Agregar la sala' }).click()
  await expect(page.getByRole('alert')).toContainText('Escriba el nombre de la sala')
  await expectAccessible(page)
  await page.getByLabel('Nombre de la sala').fill('Cubículo')
  await page.getByLabel('Lugares', { exact: true }).fill('1')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('rowheader', { name: 'Cubículo' })).toBeVisible()

  await page.getByRole('link', { name: `Turno ${turno.number}`, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Turno ${turno.number}: lugares y supervisores`)
  await expectAccessible(page)
  const seated = await rowsOf(page, 'Aula 1').count()
  await page.getByRole('link', { name: `Cambiar de lugar a ${RESIDENT.folio}` }).press('Enter')
  await page.getByLabel('Sala', { exact: true }).focus()
  await page.keyboard.type('Cub')
  await page.getByLabel('Número de lugar').press('Enter')
  await expect(rowsOf(page, 'Cubículo')).toHaveCount(1)
  await expect(rowsOf(page, 'Cubículo')).toContainText(RESIDENT.folio)

  await rowsOf(page, 'Aula 1').first().getByRole('link', { name: /^Cambiar de lugar/ }).click()
  await page.getByLabel('Sala', { exact: true }).selectOption({ label: 'Cubículo: llena' })
  await page.getByRole('button', { name: 'Cambiar de lugar' }).click()
  await expect(page.getByRole('alert')).toContainText('Cubículo está llena')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Volver sin cambiar nada' }).click()

  await page.getByRole('button', { name: 'Repartir todo de nuevo' }).click()
  await expect(rowsOf(page, 'Cubículo')).toHaveCount(0)
  await expect(rowsOf(page, 'Aula 1')).toHaveCount(seated)
})

test('§3.1 C a supervisor is taken away and named again for one room', async ({ visitors }) => {
  const page = await visitors.open(server.url, AUTHORITY)
  await page.goto(`/sede/${SEDE}/turno/${turno.id}`)
  await page.getByRole('button', { name: /^Quitar a / }).click()
  await expect(page.getByText('Sin supervisor: Aula 1')).toBeVisible()
  await page.getByLabel('Quién supervisa').selectOption({ index: 1 })
  await page.getByLabel('Dónde').selectOption({ label: 'Aula 1' })
  await page.getByRole('button', { name: 'Asignar supervisor' }).click()
  await expect(page.getByRole('list', { name: 'Supervisores del turno' })).toContainText(', Aula 1')
  await expectAccessible(page)
})

test('the coordination finds every sede, sets the telephone, and reads it on the emergency card', async ({ visitors }) => {
  const page = await visitors.open(server.url, ADMIN)
  await page.goto('/admin/sedes')
  await expectAccessible(page)
  await page.getByRole('link', { name: /Especialidades, CMN Siglo XXI/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Salas y lugares')
  await page.getByLabel(/^Teléfono de la autoridad educativa/).fill('55 1111 2222')
  await page.getByRole('button', { name: 'Guardar el teléfono' }).click()
  await expect(page.getByLabel(/^Teléfono de la autoridad educativa/)).toHaveValue('55 1111 2222')
  await page.goto('/admin/parametros')
  await expectAccessible(page)
  await page.getByLabel('Teléfono de la coordinación').fill('55 3333 4444')
  await page.getByRole('button', { name: 'Guardar los parámetros' }).click()
  await expect(page.getByText('Los parámetros se guardaron')).toBeVisible()
  const card = await page.request.get(`/sede/${SEDE}/tarjeta.pdf`)
  expect([card.status(), card.headers()['content-type']]).toEqual([200, 'application/pdf'])
})

test('candidate, supervisor and list show the seat; from the opening on it does not change', async ({ visitors }) => {
  visitors.provoke(/status of (410)/)
  const candidate = await visitors.open(server.url, RESIDENT.email)
  await candidate.goto('/residente')
  await expect(candidate.getByText(/^Aula \d, lugar \d+$/)).toBeVisible()
  await moveClock(server.url, 'beforeTurno', turno.id)
  await candidate.goto('/examen')
  await expect(candidate.getByText(/^Aula \d, lugar \d+$/)).toBeVisible()
  await expectAccessible(candidate)

  const supervisor = await visitors.open(server.url, SUPERVISOR)
  await supervisor.goto(`/supervisor/turno/${turno.id}?sede=${SEDE}`)
  await expect(tileOf(supervisor, RESIDENT.folio)).toContainText(/Aula \d, lugar \d+/)
  await expect(supervisor.getByText('55 3333 4444')).toBeVisible()
  const list = await supervisor.request.get(`/sede/${SEDE}/turno/${turno.id}/lista.pdf`)
  expect([list.status(), list.headers()['content-type']]).toEqual([200, 'application/pdf'])

  const authority = await visitors.open(server.url, AUTHORITY)
  await authority.goto(`/sede/${SEDE}/turno/${turno.id}`)
  await expect(authority.getByText('La entrada ya abrió: los lugares no cambian')).toBeVisible()
  await expect(authority.getByRole('link', { name: /^Cambiar de lugar/ })).toHaveCount(0)
  await expectAccessible(authority)
  const refused = await authority.request.post(`/sede/${SEDE}/turno/${turno.id}`, {
    headers: { origin: server.url }, form: { intent: 'assignAgain' },
  })
  expect(refused.status()).toBe(410)
})

test('§3.2 when the turno is over the board leads to the next one of the sede, and of the same room', async ({ visitors }) => {
  await moveClock(server.url, 'turnoOver', turno.id)
  const page = await visitors.open(server.url, SUPERVISOR)
  const rooms = await askDatabase(server.root, ({ sql }) => sql<{ id: string, next: number | null }[]>`
    select r.id, (select min(t.number) from exam_seat s join turno t on t.id = s.turno_id
      where s.room_id = r.id and t.number > ${turno.number}) as next
    from room r where r.sede_code = ${SEDE} and exists (select 1 from exam_seat s where s.room_id = r.id
      and s.turno_id = ${turno.id})`)
  expect(rooms.length).toBeGreaterThan(0)
  for (const { id, next } of rooms) {
    await page.goto(`/supervisor/turno/${turno.id}?sede=${SEDE}&sala=${id}`)
    if (next === null) {
      await expect(page.getByText('ya no sigue otro turno')).toBeVisible()
      continue
    }
    await page.getByRole('link', { name: `Tablero del turno ${next}` }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`Turno ${next} ·`)
    await expect(page).toHaveURL(new RegExp(`sala=${id}`))
    await expectAccessible(page)
  }
})
