/**
 * Grades in a real browser: a professor imports a file with a bad row, mends it on the page and signs; a second person
 * decides a correction; the coordination sees who is missing and reminds; the mailbox shows what was told.
 */
import { expect } from '@playwright/test'
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { lookAtBothSizes } from './support/look-at-both-sizes.ts'
import { askDatabase } from './support/server-database.ts'
import { test } from './support/visitors.ts'
import { sayReason } from './support/say-reason.ts'

let server: RunningServer
let lacking: { folio: string; grade: number; ceme: string; professor: string; resident: string }

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer()
  lacking = await askDatabase(server.root, async ({ sql }) => {
    const [row] = await sql<
      (typeof lacking)[]
    >`select c.folio, c.grade, c.ceme, p.email as professor, r.email as resident
      from candidate c join person r on r.id = c.person_id
      join role_grant g on g.role = 'profesor' and g.sede_code = c.adscription_sede and g.ceme = c.ceme
      join person p on p.id = g.person_id
      where not exists (select 1 from grade_mark m where m.candidate_id = c.id and m.year = c.grade)
      order by c.folio limit 1`
    if (row === undefined) throw new Error('the demo lacks nobody')
    return row
  })
})
test.afterAll(async () => {
  await server.stop()
})

test('§4.2 C a professor imports a file, mends its bad row and signs; the resident is warned no longer', async ({
  visitors,
}) => {
  visitors.provoke(/status of 422/)
  const resident = await visitors.open(server.url, lacking.resident)
  await resident.goto('/residente')
  await expect(resident.getByText('quedaría excluido del concurso')).toBeVisible()
  await lookAtBothSizes(resident, 'resident')

  const page = await visitors.open(server.url, lacking.professor)
  await expect(page.getByText(/Falta la calificación del grado actual de/).first()).toBeVisible()
  await lookAtBothSizes(page, 'professor')
  await page.getByRole('link', { name: 'Importar de un archivo' }).click()
  await page.getByLabel('Base de las calificaciones del archivo').selectOption('10')
  await page.getByLabel('Archivo CSV').setInputFiles({
    name: 'notas.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `folio;nombre;grado;calificación\n${lacking.folio};x;${lacking.grade};8,755\nR-999999;x;1;9\n`,
      'latin1'
    ),
  })
  await page.getByRole('button', { name: 'Revisar el archivo' }).click()
  await expect(page.getByText('2 renglones tienen un problema: nada se guardó')).toBeVisible()
  await expect(page.getByRole('row', { name: /R-999999/ })).toContainText('El folio no es de ninguno')
  await lookAtBothSizes(page, 'import')
  await page
    .getByLabel('Contenido del archivo')
    .fill(`folio;grado;calificación\n${lacking.folio};${lacking.grade};8,75`)
  await page.getByRole('button', { name: 'Revisar de nuevo' }).click()
  await page.getByRole('button', { name: 'Guardar 1 calificación como borrador' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hoja 2 de calificaciones')
  await expect(page.getByRole('row', { name: new RegExp(lacking.folio) })).toContainText('87.50')
  await lookAtBothSizes(page, 'sign')
  await page.goto('/profesor/captura')
  const cell = page.getByRole('textbox', { name: /^Calificación de/ }).first()
  await expect(cell).toHaveValue('87.50')
  await cell.fill('101')
  await page.getByRole('button', { name: 'Guardar borrador' }).click()
  await expect(page.getByRole('alert')).toContainText('Escriba un número de 0 a 100')
  await expect(cell).toHaveValue('101')
  await lookAtBothSizes(page, 'capture')
  await cell.fill('88,5')
  await page.getByRole('button', { name: 'Guardar borrador' }).click()
  await expect(page.getByText('Se guardó 1 calificación como borrador')).toBeVisible()
  await page.getByRole('link', { name: 'Revisar y firmar la hoja' }).click()
  await page.getByLabel(/^Revisé la/).press('Space')
  await page.getByLabel('Su contraseña', { exact: true }).fill(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Firmó la hoja 2')).toBeVisible()
  await resident.reload()
  await expect(resident.getByText('Está registrado')).toBeVisible()
  await expect(resident.getByText('quedaría excluido del concurso')).toHaveCount(0)
})

test('§4.2 C a second person decides a correction; the coordination sees who is missing and reminds once', async ({
  visitors,
}) => {
  const professor = await visitors.open(server.url, lacking.professor)
  await professor.goto('/profesor/correcciones')
  await professor.getByLabel('Calificación firmada').selectOption(`${lacking.folio} ${lacking.grade}`)
  await professor.getByLabel('Calificación correcta').fill('78.50')
  await professor.getByLabel('Motivo').fill('El acta en papel dice 78.50')
  await professor.getByRole('button', { name: 'Proponer la corrección' }).click()
  await expect(professor.getByText('Por decidir')).toBeVisible()
  await expect(professor.getByRole('button', { name: 'Aprobar la corrección' })).toHaveCount(0)
  await lookAtBothSizes(professor, 'corrections')

  const admin = await visitors.open(server.url, 'admin1@efiser.demo')
  await admin.goto('/admin/calificaciones')
  await expect(admin.getByText('Las calificaciones se muestran con un motivo.')).toBeVisible()
  await expect(admin.getByRole('button', { name: 'Aprobar la corrección' })).toHaveCount(0)
  await sayReason(admin, 'Trabajo del proceso')
  await expect(admin.getByText('El acta en papel dice 78.50')).toBeVisible()
  await lookAtBothSizes(admin, 'admin-grades')
  await admin.getByRole('button', { name: 'Aprobar la corrección' }).click()
  await expect(admin.getByText('Aprobada')).toBeVisible()
  await admin.getByRole('button', { name: 'Recordar a todos los que faltan' }).click()
  await expect(admin.getByText(/^Hecho: Se escribieron \d recordatorios$/)).toBeVisible()
  await admin.getByRole('link', { name: 'ver el buzón' }).click()
  await expect(
    admin.getByRole('heading', { name: 'EFISER: faltan calificaciones del grado actual de sus residentes' }).first()
  ).toBeVisible()
  await expect(
    admin.getByRole('heading', { name: 'EFISER: su profesor titular firmó calificaciones suyas' })
  ).toBeVisible()
  await expect(admin.getByText('88.50')).toHaveCount(0)
  await lookAtBothSizes(admin, 'mailbox')
})

test('§4.2 A a suggested ENARM match counts once a person says so', async ({ visitors }) => {
  const admin = await visitors.open(server.url, 'admin1@efiser.demo')
  const [person] = await askDatabase(
    server.root,
    ({ sql }) => sql<{ curp: string }[]>`
    select p.curp from candidate c join person p on p.id = c.person_id where c.folio = 'R-000002'`
  )
  await admin.goto('/admin/enarm')
  await admin.getByLabel('Contenido del archivo').fill(`curp,nombre,puntaje\n${person?.curp ?? ''},Otro Nombre,71.25`)
  await admin.getByRole('button', { name: 'Revisar el archivo' }).click()
  await expect(admin.getByText('Sugerida: La CURP coincide; el nombre es otro')).toBeVisible()
  await admin.getByRole('button', { name: 'Tomar los puntajes' }).click()
  await expect(admin.getByText('1 coincidencia espera')).toBeVisible()
  await lookAtBothSizes(admin, 'enarm')
  await admin.getByRole('button', { name: 'Es la misma persona, R-000002', exact: true }).click()
  await expect(admin.getByText('Confirmada')).toBeVisible()
})
