/**
 * The coordination's process in a real browser, from an item file to the seats
 * that wait for an answer, and the auditor's look at it. Every page is accessible
 * at both sizes, in light and dark; every act answers in words.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import { denyCandidate } from '#app/use-cases/deny-candidate.server.ts'
import { addDuration, minutes } from '#exam-engine/kernel/time.ts'
import { findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { sitExam } from '#tests/factories/sat-exam.ts'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { CHAIN_ITEMS_FILE } from './support/chain-items.ts'
import { moveClock } from './support/demo-clock.ts'
import { downloadDocument, freezeAndRun, markAllExams, publishRun } from './support/selection-pages.ts'
import { findTurnoOfExam } from './support/server-database.ts'
import { sayReason } from './support/say-reason.ts'
import { openDemoOf } from './support/server-demo.ts'
import { test } from './support/visitors.ts'
import { decideArticles } from '#app/cli/simulate/decide-articles.server.ts'
import type { CoreServices } from '#app/services.server.ts'
import { DEMO_CALL } from '#tests/factories/published-selection.ts'

const ADMIN = 'admin1@efiser.demo'
const SECOND_ADMIN = 'admin2@efiser.demo'
const AUDITOR = 'auditor@efiser.demo'
const EXAM = 'Gineco obstetricia 4'
const OTHER_EXAM = 'Pediatría 2'
const LAST_EXAM = 'Psiquiatría 4'

test.describe.configure({ mode: 'serial' })

let server: RunningServer
let demo: DemoDatabase

test.beforeAll(async () => {
  server = await startServer()
  demo = openDemoOf(server.root)
})

test.afterAll(async () => {
  await demo.drop()
  await server.stop()
})

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('the areas are closed to everybody else, and who is signed out is led to the sign-in', async ({ visitors }) => {
  visitors.provoke(/403/)
  const nobody = await visitors.open(server.url)
  await nobody.goto('/admin/seleccion')
  await expect(nobody).toHaveURL(/\/acceso\?destino=%2Fadmin%2Fseleccion$/)
  const auditor = await visitors.open(server.url, AUDITOR)
  await expect(auditor).toHaveURL(`${server.url}/auditoria`)
  await auditor.goto('/admin')
  await expect(heading(auditor)).toHaveText('Esta página no está disponible para su cuenta')
  const admin = await visitors.open(server.url, ADMIN)
  await admin.goto('/auditoria')
  await expect(heading(admin)).toHaveText('Esta página no está disponible para su cuenta')
})

test('a text of the letters is typed, lost with its tab, taken up again, looked through and published', async ({ visitors }) => {
  visitors.provoke(/422/)
  const page = await visitors.open(server.url, ADMIN)
  await page.goto('/admin/cartas/texto')
  const validity = page.getByLabel('Carta de aceptación, «Vigencia», párrafo 1: Texto')
  await expect(validity).toHaveValue(/\*\*falta injustificada\*\*/)
  await validity.fill('Cada día sin presentarse desde el {{dia_presentacion}} es una **falta injustificada')
  await page.goto('/admin/cartas/texto')
  await expect(validity).toHaveValue(/se aplica la normativa/)
  await page.getByRole('button', { name: 'Recuperarlo' }).press('Enter')
  await expect(page.getByRole('alert')).toContainText('una negrita sin cerrar')
  await expectAccessible(page)
  await validity.fill('Cada día sin presentarse desde el {{dia_presentacion}} es una **falta injustificada**.')
  await page.getByRole('textbox', { name: 'Motivo' }).fill('Precisión de la vigencia')
  await page.getByLabel('Su contraseña').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Publicar la versión 2' }).press('Enter')
  await expect(page).toHaveURL(/publicada=2/)
  await expect(page.getByText('Precisión de la vigencia')).toBeVisible()
  await page.goto('/admin/cartas/texto')
  await expect(validity).toHaveValue(/es una \*\*falta injustificada\*\*\.$/)
  await expect(page.getByText('hay un texto sin publicar')).toHaveCount(0)
})

test('§3.1 an item file is taken whole or refused by its lines; a new form is frozen', async ({ visitors }) => {
  visitors.provoke(/422/)
  const page = await visitors.open(server.url, ADMIN)
  await page.getByRole('link', { name: 'Exámenes', exact: true }).click()
  await page.getByRole('link', { name: OTHER_EXAM }).click()
  await page.getByRole('link', { name: 'Cargar reactivos' }).click()

  await page.getByRole('button', { name: 'Cargar el archivo' }).click()
  await expect(page.getByRole('alert')).toContainText('Elija un archivo de reactivos')
  await upload(page, 'malo.jsonl', '{"id": "X-1"}\nno es JSON\n')
  const faults = page.getByRole('table', { name: 'Líneas por corregir' })
  await expect(faults.getByRole('row').filter({ hasText: /^2/ })).toBeVisible()
  await expectAccessible(page)
  await upload(page, 'grande.jsonl', 'x'.repeat(8 * 1024 * 1024 + 1))
  await expect(page.getByRole('alert')).toContainText('pasa de 8 MB')

  await page.getByLabel('Archivo de reactivos').setInputFiles(CHAIN_ITEMS_FILE)
  await page.getByRole('button', { name: 'Cargar el archivo' }).click()
  await expect(page.getByRole('status').filter({ hasText: /reactivos? nuevos?/ })).toBeVisible()

  await page.getByRole('link', { name: 'Volver al examen' }).click()
  await page.getByRole('link', { name: 'Ensamblar y congelar una versión nueva' }).click()
  await page.getByRole('button', { name: 'Ensamblar y congelar' }).click()
  await expect(page.getByRole('alert')).toContainText('Marque que la nueva versión será la que se presente')
  await expectAccessible(page)
  await page.getByLabel('Esta versión será la que se presente en el turno').check()
  await page.getByRole('button', { name: 'Ensamblar y congelar' }).click()
  await expect(heading(page)).toHaveText(OTHER_EXAM)
  await expect(page.getByRole('table', { name: 'Versiones anteriores, que nadie presenta' })).toBeVisible()
})

test('§3.1 B an admin takes a denial back while the turno lasts', async ({ visitors }) => {
  const { folio } = await denySomebody()
  const page = await visitors.open(server.url, ADMIN)
  await expect(page.getByText(/1 acceso negado en un turno abierto/)).toBeVisible()
  await page.getByRole('link', { name: 'Revisar accesos negados' }).click()
  const row = page.getByRole('row').filter({ hasText: folio })
  await expect(row).toContainText('Sin identificación oficial')
  await expectEverywhereAccessible(page, ['/admin/incidencias'])
  await page.goto('/admin/incidencias')
  await row.getByRole('link').click()
  await expectAccessible(page)
  await page.getByLabel('Por qué se revierte').fill('Mostró su identificación oficial')
  await page.getByRole('button', { name: 'Deshacer el acceso negado' }).click()
  await expect(page.getByRole('table', { name: 'Incidencias revertidas' }).getByText(folio)).toBeVisible()
})

test('§4.3, §5.2 marks, statistics, freeze, run and publication, page by page', async ({ visitors }) => {
  test.setTimeout(400_000)
  visitors.provoke(/422/)
  await sitExam(demo, 'Gineco obstetricia', 4)
  const last = await findTurnoOfExam(demo.database, LAST_EXAM)
  await moveClock(server.url, 'turnoOver', last.id)
  const page = await visitors.open(server.url, ADMIN)
  await expect.poll(async () => countOpen(), { timeout: 60_000 }).toBe(0)
  await markAllExams(page, 18)
  await page.getByRole('link', { name: EXAM }).click()
  await expect(heading(page)).toHaveText(EXAM)
  const exam = new URL(page.url()).pathname
  await page.getByRole('link', { name: 'Ver estadística de reactivos' }).click()
  await expect(page.getByText('n = 30', { exact: false }).first()).toBeVisible()
  await page.getByLabel('Área').selectOption('research')
  await page.getByRole('button', { name: 'Buscar' }).click()
  await expect(page.getByText(/^\d+ de \d+ reactivos$/)).toBeVisible()
  const item = await page.getByRole('rowheader').first().getByRole('link').getAttribute('href') ?? ''

  await page.goto('/admin/seleccion/congelar')
  await expect(page.getByText('No se puede congelar todavía')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Artículo sin dictamen' }).first()).toContainText('§4.3.1')
  await expectAccessible(page)
  await decideArticles({ database: demo.database } as CoreServices, DEMO_CALL)
  await page.goto('/admin/seleccion/congelar')
  await page.getByLabel('Momento del faro').fill('2024-02-01T00:00')
  await page.getByLabel('Entiendo que las calificaciones quedan congeladas para todos los exámenes').check()
  await page.getByRole('button', { name: 'Congelar la entrada' }).click()
  await expect(page.getByRole('alert')).toContainText('elija un momento desde el')
  await freezeAndRun(page, () => moveClock(server.url, 'beforeResults', last.id))
  const run = new URL(page.url()).pathname
  await expectEverywhereAccessible(page, [
    '/admin', '/admin/examenes', exam, `${exam}/calificaciones`, `${exam}/reactivos`, item, '/admin/seleccion',
    '/admin/seleccion/congelar', run, `${run}?situacion=excluded`, `${run}/plazas`, `${run}/exclusiones`,
    `${run}/publicar`,
  ])

  await page.goto(run)
  await sayReason(page, 'Trabajo del proceso')
  const results = await downloadDocument(page, 'Resultados')
  await expect(page.getByText(createHash('sha256').update(results.bytes).digest('hex'))).toBeVisible()
  await page.goto(`${run}/publicar`)
  await page.getByLabel('Escriba PUBLICAR para confirmar').fill('publicar')
  await page.getByRole('button', { name: 'Proponer la publicación' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Escriba PUBLICAR, con mayúsculas' })).toBeVisible()
  await page.goto(run)
  await publishRun(page, await visitors.open(server.url, SECOND_ADMIN))
  await expectEverywhereAccessible(page, ['/admin/aceptacion'])
})

test('the auditor finds acts by filters, checks the chain, loads the package, writes nothing', async ({ visitors }) => {
  // A run is the auditor's to read once its results are.
  await moveClock(server.url, 'results', (await findTurnoOfExam(demo.database, LAST_EXAM)).id)
  const page = await visitors.open(server.url, AUDITOR)
  await page.getByLabel('Acto', { exact: true }).selectOption('selection.publish')
  await page.getByLabel('Matrícula o correo de quien actuó').fill(SECOND_ADMIN)
  await page.getByRole('button', { name: 'Buscar' }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect(page.getByRole('row').last()).toContainText('Publicó los resultados')
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Descargar CSV' }).click()
  expect(await readFile(await (await started).path(), 'utf8')).toContain('selection.publish')

  await page.getByLabel('Matrícula o correo de quien actuó').fill('99999999')
  await page.getByRole('button', { name: 'Buscar' }).click()
  await expect(page.getByRole('alert')).toContainText('Nadie tiene esa matrícula')
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Comprobar la cadena' }).click()
  await page.getByRole('button', { name: 'Comprobar ahora' }).click()
  await expect(page.getByText('La cadena de auditoría está íntegra')).toBeVisible({ timeout: 60_000 })
  await expectAccessible(page)
  await expectEverywhereAccessible(page, ['/auditoria', '/auditoria/cadena', '/auditoria/selecciones', '/auditoria/puntajes'])

  await page.goto('/auditoria/selecciones')
  await sayReason(page, 'Revisión de auditoría', 'Descargar con un motivo…')
  const input = await downloadDocument(page, 'Entrada')
  await expect(page.getByText(createHash('sha256').update(input.bytes).digest('hex'))).toBeVisible()
  await page.getByRole('link', { name: 'Comprobar el paquete' }).click()
  await expect(page.getByText('El paquete coincide en todo')).toBeVisible({ timeout: 60_000 })
  await expectAccessible(page)
  const archive = await downloadDocument(page, 'Descargar el paquete')
  await expect(page.getByText(createHash('sha256').update(archive.bytes).digest('hex'))).toBeVisible()
  await expect(page.locator('form[method=post]:not([action="/salir"]):not([action="/demo"])')).toHaveCount(0)
})

test('the audit is read without JavaScript, page after page', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: server.url, locale: 'es-MX', javaScriptEnabled: false })
  const page = await context.newPage()
  await signInPlainly(page, AUDITOR)
  const newest = await page.getByRole('row').nth(1).innerText()
  await page.getByRole('link', { name: 'Registros anteriores' }).click()
  expect(await page.getByRole('row').nth(1).innerText()).not.toBe(newest)
  await page.getByRole('link', { name: 'Volver a los más recientes' }).click()
  await page.getByLabel('Acto', { exact: true }).selectOption('sitting.deny')
  await page.getByRole('button', { name: 'Buscar' }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await context.close()
})

async function signInPlainly(page: Page, identifier: string): Promise<void> {
  await page.goto('/acceso')
  await page.getByLabel('Matrícula o correo electrónico').fill(identifier)
  await page.getByLabel('Contraseña', { exact: true }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Iniciar sesión' }).click()
}

async function upload(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'application/jsonl', buffer: Buffer.from(text) }
  await page.getByLabel('Archivo de reactivos').setInputFiles(file)
  await page.getByRole('button', { name: 'Cargar el archivo' }).click()
}

/** Somebody of the first turno, ten minutes before it starts. */
async function denySomebody(): Promise<{ folio: string }> {
  const attempt = await demo.database.db.selectFrom('attempt').innerJoin('turno', 'turno.id', 'attempt.turno_id')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .select(['attempt.id', 'attempt.sede_code', 'attempt.opens_at', 'candidate.folio']).where('turno.number', '=', 1)
    .orderBy('candidate.folio').executeTakeFirstOrThrow()
  await demo.moveTo(addDuration(attempt.opens_at, minutes(-10)))
  const supervisor = await demo.actorOf(await findByRole(demo, 'supervisor', attempt.sede_code))
  const services = { database: demo.database, live: { publishAttemptChanged: () => undefined } }
  const denied = await denyCandidate(services, supervisor, {
    attemptId: attempt.id, denial: { reason: 'NO_ID', note: '' },
  })
  if (!denied.ok) throw new Error(denied.refusal)
  return { folio: attempt.folio }
}

/** Attempts whose end the server's own job has not recorded yet. */
async function countOpen(): Promise<number> {
  const rows = await demo.database.db.selectFrom('attempt').select('id')
    .where('state', 'in', ['expected', 'admitted', 'inProgress']).execute()
  return rows.length
}

/** At both sizes, in light and dark: axe finds nothing, and nothing runs off the screen. */
async function expectEverywhereAccessible(page: Page, paths: readonly string[]): Promise<void> {
  const before = page.viewportSize() ?? { width: 1366, height: 768 }
  for (const [viewport, colorScheme] of [
    [{ width: 1366, height: 768 }, 'light'], [{ width: 390, height: 844 }, 'dark'],
  ] as const) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    for (const address of paths) {
      await page.goto(address)
      await expectAccessible(page)
      const beyond = await page.evaluate(() =>
        document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(beyond, `${address} runs off the screen`).toBe(0)
    }
  }
  await page.setViewportSize(before)
  await page.emulateMedia({ colorScheme: 'light' })
}
