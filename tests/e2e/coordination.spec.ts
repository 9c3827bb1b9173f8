/**
 * The coordination's day in a real browser: a resolution before the turno, an announcement in the middle of it, time
 * that is not given back, the whole country on one page; and what candidate and supervisor see of each.
 */
import { expect, type Page } from '@playwright/test'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { certifySedes } from './support/certify-sedes.ts'
import { moveClock } from './support/demo-clock.ts'
import { runEfiser } from './support/efiser-command.ts'
import { expectSaved, heading } from './support/exam-page.ts'
import { askDatabase, findTurnoOfExam } from './support/server-database.ts'
import { admitCandidate, tileOf } from './support/supervisor-board.ts'
import { test } from './support/visitors.ts'

const ADMIN = 'admin1@efiser.demo'
const RESIDENT = { email: 'residente1@efiser.demo', folio: 'R-000001', exam: 'Medicina interna 2' }
const SUPERVISOR = 'supervisor.he-cmnsxxi@efiser.demo'
const SEDE = 'HE-CMNSXXI'

let server: RunningServer
let turno: { id: string, number: number }

test.beforeAll(async () => {
  server = await startServer()
  turno = await askDatabase(server.root, (database) => findTurnoOfExam(database, RESIDENT.exam))
})
test.afterAll(async () => {
  await server.stop()
})

test('§3.1 B extra time by resolution, an announcement that is confirmed, no compensation', async ({ visitors }) => {
  test.setTimeout(120_000)
  visitors.provoke(/status of (409|422|404)/)
  await moveClock(server.url, 'beforeTurno', turno.id)
  const admin = await visitors.open(server.url, ADMIN)
  await grantExtraTime(admin)

  const supervisor = await visitors.open(server.url, SUPERVISOR)
  await supervisor.goto(`/supervisor/turno/${turno.id}?sede=${SEDE}`)
  await expect(tileOf(supervisor, RESIDENT.folio)).toContainText('hasta 13:45')
  await tileOf(supervisor, RESIDENT.folio).click()
  await expect(supervisor.getByText('Resolución CES/2024/017: 30 minutos adicionales. Silla ergonómica')).toBeVisible()
  await expect(supervisor.getByText('13:45, después del turno')).toBeVisible()
  await expectAccessible(supervisor)
  await admitCandidate(supervisor, RESIDENT.folio)

  const candidate = await visitors.open(server.url, RESIDENT.email)
  await candidate.goto('/examen')
  await expect(heading(candidate)).toHaveText('Sala de espera')
  await expect(candidate.getByText('Su examen cierra a las 13:45')).toBeVisible()
  await expectAccessible(candidate)

  await moveClock(server.url, 'examRunning', turno.id)
  await expect(heading(candidate)).toHaveText(/^Pregunta 1 de/)
  await candidate.keyboard.press('a')
  await expectSaved(candidate)
  await announceToSede(admin)
  await readAnnouncement(candidate)
  await expect(supervisor.getByText('Permanezcan en su lugar: hay un simulacro en la calle.').first()).toBeVisible()
  await expectAccessible(supervisor)
  await expectConfirmed(admin)

  await admin.goto(`/admin/turno/${turno.id}/reposicion`)
  await expect(admin.getByText('Desactivado por la convocatoria')).toBeVisible()
  await expect(admin.getByText('(Convocatoria §3.1 B)')).toBeVisible()
  await expect(admin.getByRole('button', { name: 'Reponer el tiempo' })).toHaveCount(0)
  await expectAccessible(admin)
  const refused = await admin.request.post(`/admin/turno/${turno.id}/reposicion`, {
    headers: { origin: server.url },
    form: { id: '00000000-0000-4000-8000-000000000001', sede: SEDE, minutes: '10', reason: 'Falla eléctrica' },
  })
  expect(refused.status()).toBe(409)
  await lookAtTheCountry(admin)

  await moveClock(server.url, 'turnoOver', turno.id)
  await expect(heading(candidate)).toHaveText(/^Pregunta 1 de/)
  await candidate.keyboard.press('b')
  await expectSaved(candidate)
  await askDatabase(server.root, ({ sql }) => sql`update demo_clock set offset_ms = offset_ms + 2400000`)
  await candidate.reload()
  await expect(candidate.getByRole('heading', { name: /cerr/i }).first()).toBeVisible({ timeout: 20_000 })
  const [closed] = await askDatabase(server.root, ({ sql }) => sql<{ state: string, late: boolean }[]>`
    select a.state, a.closes_at = t.ends_at + interval '30 minutes' and a.finished_at = a.accepts_until as late
    from attempt a join candidate c on c.id = a.candidate_id join turno t on t.id = a.turno_id
    where c.folio = ${RESIDENT.folio}`)
  expect(closed).toEqual({ state: 'closed', late: true })
})

async function grantExtraTime(page: Page): Promise<void> {
  await page.goto('/admin/ajustes')
  await expectAccessible(page)
  await page.getByLabel('Folio del aspirante').fill('R-999999')
  await page.getByRole('button', { name: 'Buscar' }).click()
  await expect(page.getByText('No hay un aspirante con ese folio')).toBeVisible()
  await page.getByLabel('Folio del aspirante').fill(RESIDENT.folio.toLowerCase())
  await page.getByRole('button', { name: 'Buscar' }).click()
  await expect(page.getByText(`Folio ${RESIDENT.folio}`)).toBeVisible()
  await page.getByRole('button', { name: 'Registrar el ajuste' }).click()
  await expect(page.getByRole('alert')).toContainText('Escriba el número del documento')
  await expectAccessible(page)
  await page.getByLabel('Número del documento').fill('CES/2024/017')
  await page.getByLabel('Fecha del documento').fill('2024-01-22')
  await page.getByLabel('Autoridad que resuelve').fill('Coordinación de Educación en Salud')
  await page.getByLabel('Minutos adicionales').fill('30')
  await page.getByLabel('O porcentaje del turno').fill('25')
  await page.getByLabel('Otras medidas').fill('Silla ergonómica')
  await page.getByRole('button', { name: 'Registrar el ajuste' }).click()
  await expect(page.getByRole('alert')).toContainText('Escriba minutos o porcentaje, no ambos')
  await expectAccessible(page)
  await page.getByLabel('O porcentaje del turno').fill('')
  await page.getByRole('button', { name: 'Registrar el ajuste' }).click()
  await expect(page.getByText('Vigente')).toBeVisible()
  await expectAccessible(page)
}

async function announceToSede(page: Page): Promise<void> {
  await page.goto(`/admin/turno/${turno.id}/avisos`)
  await expect(page.getByText('Aún no se ha enviado ningún aviso')).toBeVisible()
  await page.getByRole('button', { name: 'Enviar el aviso' }).click()
  await expect(page.getByRole('alert')).toContainText('Escriba el aviso')
  await expectAccessible(page)
  await page.getByLabel('Aviso', { exact: true }).fill('Permanezcan en su lugar: hay un simulacro en la calle.')
  await page.getByLabel('Para', { exact: true }).selectOption(SEDE)
  await page.getByRole('button', { name: 'Enviar el aviso' }).click()
  await expect(page.getByRole('rowheader', { name: 'Permanezcan en su lugar' })).toBeVisible()
  await expect(page.getByLabel('Aviso', { exact: true })).toHaveValue('')
}

async function readAnnouncement(page: Page): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80))
  const before = await focused()
  const banner = page.getByRole('region', { name: 'Aviso de la coordinación' })
  await expect(banner).toContainText('Permanezcan en su lugar')
  await expect(page.getByRole('status').filter({ hasText: 'Aviso de la coordinación' })).toHaveCount(1)
  expect(await focused()).toBe(before)
  await expectAccessible(page)
  await page.reload()
  await expect(banner).toContainText('Permanezcan en su lugar')
  // The question takes the focus once it is there, and with it a key that is pressed then.
  await expect(heading(page)).toHaveText(/^Pregunta 1 de/)
  await banner.getByRole('button', { name: 'Leí el aviso' }).press('Enter')
  await expect(banner).toBeHidden()
  await expect(heading(page)).toHaveText(/^Pregunta 1 de/)
}

async function expectConfirmed(page: Page): Promise<void> {
  const row = page.getByRole('row', { name: /Permanezcan en su lugar/ })
  await expect(row).toContainText(/Confirmado\s*1 de \d/, { timeout: 20_000 })
  await row.locator('summary').click()
  await expect(row).not.toContainText(RESIDENT.folio)
  await expect(row).toContainText('sin entregar')
  await expectAccessible(page)
}

async function lookAtTheCountry(page: Page): Promise<void> {
  await page.goto('/admin')
  await page.getByRole('link', { name: new RegExp(`^Turno ${turno.number}, de`) }).click()
  await expect(heading(page)).toHaveText(`Turno ${turno.number} en el país`)
  await expect(page.getByRole('status').filter({ hasText: 'sedes' })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Buscar sede').fill('siglo xxi')
  await expect(page.getByRole('status').filter({ hasText: / de \d+ sedes/ })).toBeVisible()
  await page.getByRole('row', { name: /Especialidades, CMN Siglo XXI/ }).getByRole('link').click()
  await expect(page.getByRole('row', { name: new RegExp(RESIDENT.folio) })).toContainText('En examen')
  await expectAccessible(page)
}

test('proof before the day: nothing is missing, then a supervisor is, on the page, in the file and by command', async ({
  visitors,
}) => {
  await moveClock(server.url, 'registration', turno.id)
  await askDatabase(server.root, certifySedes)
  const admin = await visitors.open(server.url, ADMIN)
  await admin.goto('/admin/preparacion')
  await expect(admin.getByText('Nada falta en los turnos que vienen')).toBeVisible()
  await expectAccessible(admin)
  expect((await runEfiser(server.root, ['readiness'])).code).toBe(0)

  await askDatabase(server.root, ({ sql }) =>
    sql`delete from role_grant where role = 'supervisor' and sede_code = ${SEDE}`)
  await admin.reload()
  await expect(admin.getByRole('row', { name: /Sede sin supervisor \(§3\.1 C\)/ }).first()).toContainText(SEDE)
  await expectAccessible(admin)
  const file = await (await admin.request.get('/admin/preparacion.csv?turno=2')).text()
  expect(file).toContain(`2,${SEDE},"UMAE Hospital de Especialidades, CMN Siglo XXI",Sede sin supervisor,§3.1 C`)
  const command = await runEfiser(server.root, ['readiness', '--turno', '2'])
  expect(command.code).toBe(1)
  expect(command.output).toContain(`Sede sin supervisor (§3.1 C): ${SEDE}`)
})
