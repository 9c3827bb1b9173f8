/**
 * Publications in a real browser, by keyboard: a resident whose file is refused first declares an article with its
 * picture; two evaluators differ, a third decides; the coordination sees it, and the score can read it.
 */
import { expect, type Page } from '@playwright/test'
import { drawPage } from '../app/publications/make-image.ts'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { moveClock } from './support/demo-clock.ts'
import { askDatabase, findTurnoOfExam } from './support/server-database.ts'
import { shoot } from './support/shoot.ts'
import { test } from './support/visitors.ts'

const RESIDENT = 'residente4@efiser.demo'
const TITLE = 'Cohorte para la prueba por teclado'
const DOI = '10.5555/prueba.teclado'

let server: RunningServer
let turnoId: string

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer()
  turnoId = (await askDatabase(server.root, (database) => findTurnoOfExam(database, 'Cirugía general 2'))).id
  await moveClock(server.url, 'registration', turnoId)
})
test.afterAll(async () => {
  await server.stop()
})

async function expectAccessibleAtBothSizes(page: Page, name: string): Promise<void> {
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  await page.setViewportSize({ width: 1366, height: 768 })
  await shoot(page, name)
}

/** The evaluators who hold the article, as the database has it. */
function holders(): Promise<{ id: string, email: string }[]> {
  return askDatabase(server.root, ({ db }) => db.selectFrom('publication_evaluation as e')
    .innerJoin('declared_article as a', 'a.id', 'e.article_id').innerJoin('person', 'person.id', 'e.evaluator_id')
    .select(['e.id', 'person.email']).where('a.doi', '=', DOI).where('e.state', '=', 'held').execute())
}

test('§4.3 a PNG called .jpg is refused by its true type; a JPG is looked at before it counts', async ({ visitors }) => {
  visitors.provoke(/status of (415|422)/)
  const page = await visitors.open(server.url, RESIDENT)
  await page.goto('/residente')
  await page.getByRole('link', { name: 'Mis publicaciones' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mis publicaciones')
  const png = await drawPage({ width: 300, height: 300 }).png().toBuffer()
  await page.getByLabel('Archivo JPG').setInputFiles({ name: 'articulos.jpg', mimeType: 'image/jpeg', buffer: png })
  await page.getByRole('button', { name: 'Subir y revisar' }).press('Enter')
  await expect(page.getByRole('alert')).toContainText(/su tipo es PNG y pesa [\d,]+ bytes/)
  await expectAccessible(page)
  await page.getByLabel('Archivo JPG').setInputFiles({
    name: 'articulos.jpg', mimeType: 'image/jpeg', buffer: await drawPage({ blur: 5 }).toBuffer(),
  })
  await page.getByRole('button', { name: 'Subir y revisar' }).press('Enter')
  await expect(page.getByText('Esta imagen aún no está registrada')).toBeVisible()
  await expect(page.getByText('Puede no leerse')).toBeVisible()
  await page.getByLabel('Archivo JPG').setInputFiles({
    name: 'articulos.jpg', mimeType: 'image/jpeg', buffer: await drawPage().toBuffer(),
  })
  await page.getByRole('button', { name: 'Subir y revisar' }).press('Enter')
  await page.getByRole('button', { name: 'Registrar esta imagen' }).press('Enter')
  await expect(page.getByText('Imagen registrada: es la que vale')).toBeVisible()
})

test('§4.3.1 an article with a wrong check digit comes back as typed, and then is declared', async ({ visitors }) => {
  visitors.provoke(/status of 422/)
  const page = await visitors.open(server.url, RESIDENT)
  await page.goto('/residente/publicaciones')
  await page.getByLabel('Título del artículo').focus()
  for (const text of [TITLE, 'Gaceta de prueba', DOI, '0028-0837', '37258912']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await page.getByLabel(/^Analítico/).press('Space')
  await page.getByLabel('Primera', { exact: true }).press('Space')
  await page.getByLabel('Fecha de publicación').fill('2023-11-30')
  await page.getByRole('button', { name: 'Agregar el artículo' }).press('Enter')
  await expect(page.getByRole('alert')).toContainText('su último dígito no corresponde')
  await expect(page.getByLabel('Título del artículo')).toHaveValue(TITLE)
  await expectAccessible(page)
  await page.getByRole('alert').getByRole('link').press('Enter')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('0028-0836')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Versión \d+ registrada/)).toBeVisible()
  await expect(page.getByText(`1. ${TITLE}`)).toBeVisible()
  await expectAccessibleAtBothSizes(page, 'publications-resident')
})

/** Answers all checks in favour by keys, but for those named. */
async function judge(page: Page, against: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.locator('#C1').focus()
  const checks = page.locator('fieldset[data-check]')
  for (let index = 0; index < await checks.count(); index += 1) {
    const reason = against[await checks.nth(index).getAttribute('data-check') ?? '']
    if (reason === undefined) {
      await page.keyboard.press('1')
      continue
    }
    await page.keyboard.press('2')
    await page.keyboard.type(reason)
    await page.keyboard.press('Tab')
  }
  await page.getByLabel(/^Analítico/).press('Space')
  await page.getByLabel('Posición de autoría').fill('1')
}

async function sign(page: Page): Promise<void> {
  await page.getByLabel('Revisé el artículo y firmo mi evaluación').press('Space')
  await page.getByRole('button', { name: 'Firmar la evaluación' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Publicaciones por evaluar')
}

async function openArticle(page: Page): Promise<void> {
  await page.goto('/evaluador')
  await page.getByRole('link', { name: TITLE }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE)
}

test('§4.3 two evaluators differ and a third decides, each by keyboard and blind to the others', async ({ visitors }) => {
  visitors.provoke(/status of 422/)
  await moveClock(server.url, 'beforeTurno', turnoId)
  const admin = await visitors.open(server.url, 'admin1@efiser.demo')
  await admin.goto('/admin')
  await admin.getByRole('link', { name: 'Méritos' }).press('Enter')
  await admin.getByRole('link', { name: 'Publicaciones', exact: true }).press('Enter')
  await admin.getByRole('button', { name: 'Repartir ahora' }).press('Enter')
  await expect.poll(async () => (await holders()).length).toBe(2)
  const [first, second] = await holders()
  if (first === undefined || second === undefined) throw new Error('nobody holds the article')

  const one = await visitors.open(server.url, first.email)
  await openArticle(one)
  const picture = one.getByAltText('Artículos como los envió la persona')
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200)
  await one.locator('#C1').press('+')
  await one.keyboard.press('r')
  await expect(one.getByText('150 %, girada 90°')).toBeVisible()
  await expect(one.getByText('HE-CMNO')).toHaveCount(0)
  await one.getByLabel('Revisé el artículo y firmo mi evaluación').press('Space')
  await one.getByRole('button', { name: 'Firmar la evaluación' }).press('Enter')
  await expect(one.getByRole('alert')).toContainText('C1: falta responder')
  await expect(one.getByLabel('Revisé el artículo y firmo mi evaluación')).toBeChecked()
  await one.getByLabel('Revisé el artículo y firmo mi evaluación').press('Space')
  await judge(one)
  await expectAccessibleAtBothSizes(one, 'publications-evaluation')
  await sign(one)

  const other = await visitors.open(server.url, second.email)
  await openArticle(other)
  await judge(other, { C2: 'El estudio es en ratas', NC9: 'No se lee la lista de autores' })
  await other.getByRole('button', { name: 'Guardar el borrador' }).press('Enter')
  await expect(other.getByText('Borrador guardado')).toBeVisible()
  await other.reload()
  await expect(other.locator('#C2-motivo')).toHaveValue('El estudio es en ratas')
  await sign(other)

  await expect.poll(async () => (await holders()).length).toBe(1)
  const [third] = await holders()
  expect([first.email, second.email]).not.toContain(third?.email)
  const last = await visitors.open(server.url, third?.email ?? '')
  await openArticle(last)
  await expect(last.getByText('ratas')).toHaveCount(0)
  await judge(last)
  await sign(last)
  await expectAccessibleAtBothSizes(last, 'publications-evaluator')

  const rows = await askDatabase(server.root, ({ db }) => db.selectFrom('publication')
    .select(['type', 'author_position', 'accepted']).where('doi', '=', DOI).execute())
  expect(rows).toEqual([{ type: 'analytical', author_position: 1, accepted: true }])
  await admin.reload()
  await expect(admin.getByRole('row').filter({ hasText: DOI })).toContainText('Validada')
  await expectAccessibleAtBothSizes(admin, 'publications-admin')
  // The coordination sees the picture from the file of the person, and that it did is in the audit.
  const owner = await askDatabase(server.root, ({ db }) => db.selectFrom('publication_declaration')
    .innerJoin('declared_article', 'declared_article.declaration_id', 'publication_declaration.id')
    .select('person_id').where('doi', '=', DOI).executeTakeFirstOrThrow())
  await admin.goto(`/admin/expedientes/${owner.person_id}`)
  const link = admin.getByRole('link', { name: /^Ver en otra pestaña/ }).first()
  const seen = await admin.request.get(await link.getAttribute('href') ?? '')
  expect([seen.status(), seen.headers()['content-type']]).toEqual([200, 'image/jpeg'])
  expect(await askDatabase(server.root, ({ db }) => db.selectFrom('audit_event').select('seq')
    .where('action', '=', 'publication.view').where('actor_role', '=', 'admin').execute())).toHaveLength(1)
})
