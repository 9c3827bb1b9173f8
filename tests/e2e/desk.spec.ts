/**
 * Two supervisors of one sede in two browsers: a candidate leaves the room and comes back, the light fails, the turno is
 * handed over, and both sign the acta, the first by keyboard alone. axe on every page on the way, at a desk and on a
 * phone.
 */
import { expect, type Page } from '@playwright/test'
import { createHash } from 'node:crypto'
import { startServer, type RunningServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { moveClock } from './support/demo-clock.ts'
import { admitCandidate, tileOf } from './support/supervisor-board.ts'
import { test } from './support/visitors.ts'

const FIRST = 'supervisor.he-cmnsxxi@efiser.demo'
const SECOND = 'supervisor2.he-cmnsxxi@efiser.demo'
const PASSWORD = 'Efiser-2024'
const FOLIO = 'R-000002'
const DESK = { width: 1366, height: 768 }
const PHONE = { width: 390, height: 844 }

let server: RunningServer

test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('two supervisors: an exit and its return, an outage, a hand-over, and the acta signed by both', async ({ visitors }) => {
  test.setTimeout(420_000)
  visitors.provoke(/422|429/)
  const first = await visitors.open(server.url, FIRST)
  const second = await visitors.open(server.url, SECOND)
  await openFirstTurno(first)
  await openFirstTurno(second)
  const turnoId = new URL(first.url()).pathname.split('/').at(-1) ?? ''
  await admitCandidate(first, FOLIO)

  await test.step('§3.1 B who leaves the room is seen outside by the other at once, until somebody sees the return', async () => {
    await tileOf(first, FOLIO).click()
    await first.locator('summary', { hasText: 'Asentar que sale del salón' }).click()
    const exits = first.getByRole('region', { name: /^Salidas del salón/ })
    await exits.getByText('Otro motivo', { exact: true }).click()
    await first.getByRole('button', { name: 'Asentar la salida' }).click()
    await expect(first.getByRole('alert')).toContainText('la nota es necesaria')
    await exits.getByText('Sanitario', { exact: true }).click()
    await first.getByRole('button', { name: 'Asentar la salida' }).click()
    await expect(first.getByText(/Fuera desde las \d\d:\d\d:\d\d: 0 min/)).toBeVisible()
    await expectBothSizes(first)
    await expect(tileOf(second, FOLIO)).toContainText(/fuera/i)
    await expect(tileOf(second, FOLIO)).toContainText('0 min')
    await second.getByRole('searchbox').fill('nadie se llama así')
    await expect(second.getByRole('region', { name: 'Requieren atención' })).toContainText(FOLIO)
    await second.getByRole('searchbox').fill('')
    await tileOf(second, FOLIO).click()
    await second.getByRole('button', { name: 'Asentar que volvió' }).click()
    await expect(second.getByText(/salió: Sanitario.*Volvió \d\d:\d\d:\d\d/)).toBeVisible()
    await expect(first.getByText(/Fuera desde las/)).toBeHidden()
  })

  await test.step('the first opens the desk and is in charge; the other sees it and what remains to be done', async () => {
    await first.getByRole('link', { name: 'Mesa de supervisión' }).click()
    await expect(first.getByText('Nadie ha tomado el turno a su cargo.').first()).toBeVisible()
    await expectBothSizes(first)
    await first.getByRole('button', { name: 'Tomar el turno a mi cargo' }).click()
    await expect(first.getByText('Usted está a cargo')).toBeVisible()
    await expect(second.getByText(/A cargo: .+, desde las \d\d:\d\d/)).toBeVisible({ timeout: 20_000 })
  })

  await test.step('an outage is declared with the hour on the wall, is on every board at once, and ends', async () => {
    await first.locator('summary', { hasText: 'Declarar una falla' }).click()
    await first.getByText('Luz', { exact: true }).click()
    await first.getByLabel('Desde qué hora').fill('mediodía')
    await first.getByRole('button', { name: 'Declarar la falla' }).click()
    await expect(first.getByRole('alert')).toContainText('por ejemplo 10:05')
    await expectBothSizes(first)
    await first.getByLabel('Desde qué hora').fill('08:40')
    await first.getByLabel('Nota de la falla').fill('Se fue la luz en el tercer piso.')
    await first.getByRole('button', { name: 'Declarar la falla' }).click()
    await expect(first.getByText('desde las 08:40 y sigue')).toBeVisible()
    await expectBothSizes(first)
    await expect(second.getByText('Falla: luz, desde las 08:40. No detiene el tiempo.')).toBeVisible({ timeout: 20_000 })
    await expectBothSizes(second)
    const admin = await visitors.open(server.url, 'admin1@efiser.demo')
    await admin.goto(`/admin/turno/${turnoId}`)
    await expect(admin.getByRole('row').nth(1)).toContainText('Luz: falla desde 08:40')
    await expectAccessible(admin)
    for (const [path, told] of [
      ['/admin/incidencias', 'Se fue la luz en el tercer piso.'], [`/admin/turno/${turnoId}/reposicion`, 'Se fue la luz en el tercer piso.'],
      [`/admin/turno/${turnoId}/sede/HE-CMNSXXI`, 'Falla declarada: luz, desde las 08:40'],
      [`/admin/turno/${turnoId}/sede/HE-CMNSXXI/cargo`, 'abrió la mesa'],
    ] as const) {
      await admin.goto(path)
      await expect(admin.getByText(told).first()).toBeVisible()
      await expectAccessible(admin)
    }
    await first.getByLabel('A qué hora terminó').fill('08:39')
    await first.getByRole('button', { name: 'Declarar que terminó' }).click()
    await expect(first.getByRole('alert')).toContainText('Escriba una hora que ya haya pasado')
    await first.getByLabel('A qué hora terminó').fill('08:44')
    await first.getByRole('button', { name: 'Declarar que terminó' }).click()
    await expect(first.getByText('desde las 08:40 hasta las 08:44')).toBeVisible()
  })

  await test.step('the turno is handed over with what is pending; the other confirms with the own password', async () => {
    await first.locator('summary', { hasText: 'Entregar el turno' }).click()
    await first.getByLabel('A quién entrega').selectOption({ index: 1 })
    await first.getByLabel('Qué queda pendiente').fill('Falta llegar una persona con solicitud extraviada.')
    await first.getByRole('button', { name: 'Ofrecer la entrega' }).click()
    await expect(first.getByText(/Entrega a .+, por confirmar/)).toBeVisible()
    await expectBothSizes(first)
    await second.getByRole('link', { name: 'Mesa de supervisión' }).click()
    await expect(second.getByText('Falta llegar una persona con solicitud extraviada.').first()).toBeVisible()
    await expectBothSizes(second)
    await second.getByLabel('Su contraseña', { exact: true }).fill('otra')
    await second.getByRole('button', { name: 'Recibir el turno' }).click()
    await expect(second.getByRole('alert')).toContainText('La contraseña no es correcta')
    await second.getByLabel('Su contraseña', { exact: true }).fill(PASSWORD)
    await second.getByRole('button', { name: 'Recibir el turno' }).click()
    await expect(second.getByText('Usted está a cargo')).toBeVisible()
    await expect(first.getByText('Usted está a cargo')).toBeHidden({ timeout: 15_000 })
  })

  await test.step('§3.1 the draft is read, observed, and signed by keyboard alone', async () => {
    await moveClock(server.url, 'turnoOver', turnoId)
    await first.goto(`/supervisor/turno/${turnoId}?sede=HE-CMNSXXI`)
    await first.getByRole('link', { name: 'Revisar y firmar el acta' }).click()
    await expect(first.getByText('Borrador: la primera firma fija el contenido')).toBeVisible()
    await expect(first.getByText('Se fue la luz en el tercer piso.')).toBeVisible()
    await expectBothSizes(first)
    await first.getByLabel('Observación', { exact: true }).fill('Se aplicó en el aula 3.')
    await first.getByRole('button', { name: 'Agregar la observación' }).click()
    await expect(first.getByText('«Se aplicó en el aula 3.»')).toBeVisible()
    await tabTo(first, 'read')
    await first.keyboard.press('Space')
    await tabTo(first, 'password')
    await first.keyboard.type('otra')
    await first.keyboard.press('Enter')
    await expect(first.getByRole('alert')).toContainText('La contraseña no es correcta')
    await expectBothSizes(first)
    await tabTo(first, 'password')
    await first.keyboard.type(PASSWORD)
    await first.keyboard.press('Enter')
    await expect(first.getByText('El contenido está fijo y faltan firmas')).toBeVisible()
    await expectBothSizes(first)
    expect((await first.request.get(`/supervisor/turno/${turnoId}/acta.pdf?sede=HE-CMNSXXI`)).status()).toBe(404)
  })

  await test.step('§3.1 the other signs the same hash: the acta is complete, and its file is always the same', async () => {
    await second.goto(`/supervisor/turno/${turnoId}/acta?sede=HE-CMNSXXI`)
    await expect(second.getByText('El contenido está fijo y faltan firmas')).toBeVisible()
    await second.locator('summary', { hasText: 'Cerrar el acta con firmas faltantes' }).click()
    await expectAccessible(second)
    await second.getByText('Leí el acta completa y la firmo').click()
    await second.getByLabel('Su contraseña', { exact: true }).fill(PASSWORD)
    await second.getByRole('button', { name: 'Firmar el acta' }).click()
    await expect(second.getByText('El acta está completa y ya no cambia')).toBeVisible({ timeout: 15_000 })
    await expectBothSizes(second)
    const said = (await second.getByText('SHA-256 del archivo').innerText()).split(' ').at(-1)
    for (const page of [first, second]) {
      const pdf = await (await page.request.get(`/supervisor/turno/${turnoId}/acta.pdf?sede=HE-CMNSXXI`)).body()
      expect(createHash('sha256').update(pdf).digest('hex')).toBe(said)
    }
    await second.goto('/supervisor')
    await expect(second.getByText('Acta completa').first()).toBeVisible()
  })
})

async function openFirstTurno(page: Page): Promise<void> {
  await page.goto('/supervisor')
  await page.getByRole('link', { name: /^Turno 1:/ }).click()
  await expect(page.getByText('En vivo')).toBeVisible()
}

/** Nothing sticks out and axe finds nothing, at a desk and on a phone. */
async function expectBothSizes(page: Page): Promise<void> {
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width)
    await expectAccessible(page)
  }
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement?.getAttribute('name') ?? null) === name) return
  }
  throw new Error(`the keyboard does not reach ${name}`)
}
