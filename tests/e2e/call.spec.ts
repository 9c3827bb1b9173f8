/**
 * The coordination makes next year's call from this one: copies it, is told of a window that ends before it begins and
 * led to the field, loads seats from a file with a bad row, publishes, and corrects what was published.
 */
import { expect, type Page } from '@playwright/test'
import { moveClock as setClock } from '#db/queries/clock.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { moveClock } from './support/demo-clock.ts'
import { confirmPublication } from './support/draft-pages.ts'
import { askDatabase, findTurnoOfExam } from './support/server-database.ts'
import { shoot } from './support/shoot.ts'
import { test } from './support/visitors.ts'

const ADMIN = 'admin1@efiser.demo'

let server: RunningServer
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer()
  const turno = await askDatabase(server.root, (database) => findTurnoOfExam(database, 'Medicina interna 2'))
  await moveClock(server.url, 'registration', turno.id)
})
test.afterAll(async () => {
  await server.stop()
})

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const saved = (page: Page) => expect(page.getByText('Quedó guardado')).toBeVisible()
const toDraft = (page: Page) => page.getByRole('navigation', { name: 'Ruta de navegación' })
  .getByRole('link', { name: 'Borrador' }).click()
const blocking = (page: Page) => page.getByRole('listitem').filter({ hasText: 'Impide publicar' })

test('§5.20 next year\'s call: copied, mended, filled from a file, published, corrected', async ({ visitors }) => {
  visitors.provoke(/status of (422|409)/)
  const page = await visitors.open(server.url, ADMIN)
  await page.getByRole('navigation', { name: 'Administración' }).getByRole('link', { name: 'Convocatoria', exact: true }).click()
  await expect(heading(page)).toHaveText('Convocatorias')
  await expectAccessible(page)
  await shoot(page, 'convocatorias')
  await page.getByRole('link', { name: 'Cortes anteriores' }).click()
  await page.getByLabel('Periodo').fill('2023-2024-1')
  await page.getByLabel('Fuente').fill('un acta')
  await page.getByLabel('Contenido del archivo').fill('curso,sede,subsede,plazas,asignadas,corte\nUrología,HE-CMNSXXI,,2,2,80')
  await page.getByRole('button', { name: 'Revisar el archivo' }).click()
  await expect(page.getByRole('row', { name: /^2 Con menos de tres plazas asignadas/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Cargar/ })).toHaveCount(0)
  await expectAccessible(page)
  await shoot(page, 'cortes-anteriores')
  await page.getByRole('link', { name: 'Convocatorias', exact: true }).click()
  await page.getByRole('link', { name: 'Crear a partir de esta' }).click()
  await expect(page.getByLabel('Ciclo académico al que se ingresa')).toHaveValue('2025-2026')
  await shoot(page, 'convocatoria-copiar')
  await page.getByRole('button', { name: 'Crear el borrador' }).click()
  await expect(blocking(page)).toHaveCount(3)
  await expectAccessible(page)
  await shoot(page, 'borrador')

  await test.step('a window that ends before it begins is found, and its link leads into the field', async () => {
    await page.getByRole('link', { name: 'Fechas', exact: true }).click()
    const until = page.getByLabel('Registro: cierra (§2.1)')
    await until.fill('2025-01-09T10:00')
    await page.reload()
    await expect(page.getByText('Recuperamos lo que había escrito sin guardar')).toBeVisible()
    await expect(until).toHaveValue('2025-01-09T10:00')
    await page.getByRole('button', { name: 'Guardar' }).click()
    await saved(page)
    await toDraft(page)
    await page.getByRole('link', { name: 'Registro: termina antes de comenzar. Corrija el inicio o el fin.' }).click()
    await expect(until).toBeFocused()
    await expectAccessible(page)
    await shoot(page, 'borrador-fechas')
    await until.fill('2025-01-15T10:00')
    await page.getByRole('button', { name: 'Guardar' }).click()
    await saved(page)
  })

  await test.step('what another saved meanwhile is shown before it is overwritten', async () => {
    await toDraft(page)
    await page.getByRole('link', { name: 'Datos generales' }).click()
    await expect(page.getByLabel('Título')).toBeVisible()
    const second = await page.context().newPage()
    await second.goto(page.url())
    await second.getByLabel('Título').fill('El de otra persona')
    await second.getByRole('button', { name: 'Guardar' }).click()
    await saved(second)
    await second.close()
    await page.getByLabel('Título').fill('Cursos de Rama, ciclo 2025-2026')
    await page.getByRole('button', { name: 'Guardar' }).click()
    await expect(page.getByRole('heading', { name: /^Lo que guardó/ })).toBeVisible()
    await expect(page.getByLabel('Título')).toHaveValue('Cursos de Rama, ciclo 2025-2026')
    await page.getByRole('button', { name: 'Guardar' }).click()
    await saved(page)
    await toDraft(page)
    await page.getByRole('link', { name: 'Cronograma', exact: true }).click()
    await page.getByRole('button', { name: 'Revisé estas fechas: son las correctas' }).click()
    await saved(page)
    await toDraft(page)
    await page.getByRole('link', { name: /^Hematología se abrió a más grados/ }).click()
    await expect(page.getByLabel('Especialidad de rama (CER)')).toHaveValue('Hematología')
    await page.getByRole('button', { name: 'Guardar' }).click()
    await saved(page)
  })

  await test.step('a file of seats shows its bad row before anything is written', async () => {
    await toDraft(page)
    await page.getByRole('link', { name: 'Plazas', exact: true }).click()
    await shoot(page, 'borrador-plazas')
    const [sede = ''] = await askDatabase(server.root, async ({ db }) =>
      (await db.selectFrom('seat_pool').select('sede_code').limit(1).execute()).map((row) => row.sede_code))
    await page.getByRole('link', { name: 'Cargar de CSV o Excel' }).click()
    const lines = (seats: string) => `curso,sede,subsede,plazas,extranjeros\nUrología,${sede},Anexo,${seats},\nOtra cosa,${sede},,1,`
    await page.getByLabel('Archivo CSV o de Excel').setInputFiles({
      name: 'plazas.csv', mimeType: 'text/csv', buffer: Buffer.from(lines('-2')),
    })
    await page.getByRole('button', { name: 'Revisar el archivo' }).click()
    const problems = page.getByRole('table', { name: 'Renglones con problema' })
    await expect(problems.getByRole('row', { name: /^2 Escriba plazas enteras/ })).toBeVisible()
    await expect(problems.getByRole('row', { name: /^3 «Otra cosa» no es un curso/ })).toBeVisible()
    await expectAccessible(page)
    await shoot(page, 'borrador-importar')
    await page.getByLabel('Contenido del archivo').fill(lines('2').split('\n').slice(0, 2).join('\n'))
    await page.getByRole('button', { name: 'Revisar de nuevo' }).click()
    await page.getByRole('button', { name: 'Cargar 1 renglón' }).click()
    await expect(page.getByText('Se cargaron 1 renglones')).toBeVisible()
  })

  await test.step('§5.14.4 the address of resignations is written, and a sede is moved by the keyboard alone', async () => {
    await toDraft(page)
    await page.getByRole('link', { name: 'Falta el correo al que se envía la renuncia.' }).click()
    const mailboxes = page.getByLabel('Correos a los que se envía (§5.14.4)')
    await expect(mailboxes).toBeFocused()
    await mailboxes.fill('residencias@imss.gob.mx')
    await page.getByRole('button', { name: 'Guardar' }).click()
    await saved(page)
    await toDraft(page)
    await page.getByRole('link', { name: 'Sedes', exact: true }).click()
    const codes = page.getByRole('rowheader')
    await expect(page.getByRole('button', { name: /^Bajar / }).first()).toBeVisible()
    const [first = '', second = ''] = await codes.allInnerTexts()
    await page.getByRole('button', { name: `Bajar ${first}`, exact: true }).press('Enter')
    await expect(page.getByText(`Se movió ${first}`)).toBeVisible()
    await expect(codes.first()).toContainText(second)
    await expectAccessible(page)
    await shoot(page, 'borrador-sedes')
  })

  await test.step('published by two confirmations, it waits for its day and changes nothing of the running call', async () => {
    await toDraft(page)
    await page.getByRole('link', { name: 'Publicar…' }).click()
    await expectAccessible(page)
    await shoot(page, 'convocatoria-publicar')
    await confirmPublication(page, 'Publicar la convocatoria')
    await expect(page.getByText('La convocatoria se publicó')).toBeVisible()
    await expect(page.getByText('Se verá desde el')).toBeVisible()
    await expectAccessible(page)
    await shoot(page, 'convocatoria-publicada')
    await page.goto('/convocatoria')
    await expect(heading(page)).toContainText('2024-2025')
    await page.goto('/admin/convocatorias')
    await expect(page.getByRole('row', { name: /2025-2026/ })).toContainText('Por salir')
  })

  await test.step('a fe de erratas says why and what changed, in public too', async () => {
    await page.getByRole('link', { name: 'Cursos de Rama, ciclo 2025-2026' }).click()
    await page.getByRole('button', { name: 'Preparar una fe de erratas' }).click()
    await page.getByRole('link', { name: 'Fechas', exact: true }).click()
    await page.getByLabel('Registro: cierra (§2.1)').fill('2025-01-16T10:00')
    await page.getByRole('button', { name: 'Guardar' }).click()
    await saved(page)
    await toDraft(page)
    await expect(page.getByRole('row', { name: /^Registro, hasta/ })).toBeVisible()
    await shoot(page, 'errata')
    await page.getByRole('link', { name: 'Publicar…' }).click()
    await page.getByLabel('Motivo').fill('Falla eléctrica en el centro de datos')
    await confirmPublication(page, 'Publicar la fe de erratas 1')
    await expect(page.getByText('Se publicó la fe de erratas 1')).toBeVisible()
    await askDatabase(server.root, ({ db }) => db.transaction().execute((trx) =>
      setClock(trx, instant('2025-01-10T12:00:00-06:00'))))
    await page.goto('/convocatoria')
    await expect(heading(page)).toHaveText('Cursos de Rama, ciclo 2025-2026')
    await expect(page.getByText('Falla eléctrica en el centro de datos')).toBeVisible()
    await expect(page.getByRole('row', { name: /^Registro, hasta miércoles 15 de enero de 2025, 10:00/ })).toBeVisible()
    await expectAccessible(page)
  })
})
