/** The board with real rows: sixty candidates on one screen, five hundred by search; who needs somebody stands first. */
import { expect, type Page } from '@playwright/test'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { fillSede } from './support/crowd.ts'
import { moveClock } from './support/demo-clock.ts'
import { askDatabase, findTurnoOfExam } from './support/server-database.ts'
import { test } from './support/visitors.ts'

const LARGE = { sedeCode: 'HE-CMNSXXI', supervisor: 'supervisor.he-cmnsxxi@efiser.demo' }
const MEDIUM = { sedeCode: 'HGR1-TIJ', supervisor: 'supervisor.hgr1-tij@efiser.demo' }

let server: RunningServer
let turno: { id: string, number: number }

test.beforeAll(async () => {
  server = await startServer()
  turno = await askDatabase(server.root, (database) => findTurnoOfExam(database, 'Medicina interna 2'))
  await moveClock(server.url, 'registration', turno.id)
  await askDatabase(server.root, async (database) => {
    await fillSede(database, { turnoId: turno.id, sedeCode: LARGE.sedeCode, total: 500, rooms: ['Gimnasio', 'Auditorio'] })
    await fillSede(database, { turnoId: turno.id, sedeCode: MEDIUM.sedeCode, total: 60, rooms: ['Gimnasio', 'Auditorio'] })
  })
  await moveClock(server.url, 'beforeTurno', turno.id)
})
test.afterAll(async () => {
  await server.stop()
})

/** Somebody of the crowd: the demo has fewer people than this, and five hundred more come. */
const FOLIO = 'X-000900'

const tiles = (page: Page) => page.locator('a[id^=aspirante-]')

test('sixty candidates stand on one screen, whole and apart, the denied one first', async ({ visitors }) => {
  const page = await visitors.open(server.url, MEDIUM.supervisor)
  await page.goto(`/supervisor/turno/${turno.id}?sede=${MEDIUM.sedeCode}`)
  await expect(page.getByText('En vivo')).toBeVisible()
  await expect(tiles(page)).toHaveCount(60)
  await expect(tiles(page).first()).toContainText('Acceso negado')
  const boxes = await tiles(page).evaluateAll((all) => all.map((tile) => {
    const { left, right, top, bottom } = tile.getBoundingClientRect()
    return { left, right, top, bottom }
  }))
  expect(Math.max(...boxes.map(({ bottom }) => bottom))).toBeLessThanOrEqual(768)
  expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThanOrEqual(1366)
  expect(new Set(boxes.map(({ bottom, top }) => Math.round(bottom - top))).size).toBe(1)
  await expectAccessible(page)
})

test('five hundred are searched by name, folio and room; the incident stays in sight', async ({ visitors }) => {
  test.setTimeout(180_000)
  const page = await visitors.open(server.url, LARGE.supervisor)
  await page.goto(`/supervisor/turno/${turno.id}?sede=${LARGE.sedeCode}`)
  // Five hundred are much to draw where other tests run beside.
  await expect(page.getByText('En vivo')).toBeVisible({ timeout: 30_000 })
  await expect(tiles(page)).toHaveCount(500)
  const denied = tiles(page).filter({ hasText: 'Acceso negado' })
  await expect(denied).toHaveCount(1)
  await expect(tiles(page).first()).toContainText('Acceso negado')
  await page.keyboard.press('/')
  await page.keyboard.type(FOLIO)
  await expect(tiles(page)).toHaveCount(2)
  await expect(tiles(page).first()).toContainText('Acceso negado')
  await expect(tiles(page).nth(1)).toContainText(FOLIO)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary').filter({ hasText: FOLIO })).toBeVisible()
  await expect(page.getByRole('complementary').getByText(/(Gimnasio|Auditorio), lugar \d+/)).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('searchbox').fill('villavicencio munoz')
  await expect(page.getByText(/^Coinciden \(12\d\)$/)).toBeVisible()
  await expect(tiles(page).first()).toContainText('Acceso negado')
  await page.getByRole('searchbox').fill('')
  await page.getByLabel('Sala', { exact: true }).selectOption({ label: 'Auditorio' })
  await expect(page).toHaveURL(/sala=/)
  await expect(page.getByText(/^Coinciden \(2\d\d\)$/)).toBeVisible()
  await expect(tiles(page).first()).toContainText('Acceso negado')
  await expect(tiles(page).nth(1)).toContainText('A-')
  await expectAccessible(page)
})
