/**
 * Accounts in a real browser: a roster with a bad row is mended and taken; who is on it activates the account by the
 * link in the mailbox, takes on a second factor, signs in with its code and ends another session; an admin gives and
 * takes a role, and dictates a pass where the telephone is dead.
 */
import { expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { curpCheckDigit } from '#exam-engine/convocatoria/curp.ts'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { lookAtBothSizes } from './support/look-at-both-sizes.ts'
import { test } from './support/visitors.ts'

const MATRICULA = '98000001'
const EMAIL = 'ana.nueva@imss.example'
const PASSWORD = 'tres palomas grises'
const HEAD = 'matrícula;correo;curp;nombres;primer apellido;segundo apellido;rol;sede;ooad;especialidad;grado;categoría;inscrito;rotación'
const CURP = `PELA960514MDFRPN0${curpCheckDigit('PELA960514MDFRPN00')}`
const rosterWith = (sede: string) =>
  `${HEAD}\n${MATRICULA};${EMAIL};${CURP};Ana;Pérez;López;evaluador;;;;;;;\n98000002;luz@imss.example;;Luz;Solís;;supervisor;${sede};;;;;;\n`

let server: RunningServer
let secret = ''
let step = 0

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => { server = await startServer() })
test.afterAll(async () => { await server.stop() })

/** The code of a step that was not used yet: the one before, this one, the one after. */
function nextCode(): string {
  const now = Math.floor(Date.now() / 30_000)
  step = Math.max(step + 1, now - 1)
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: step * 30_000 })
}

async function typePassword(page: Page, identifier = MATRICULA): Promise<void> {
  await page.goto('/acceso')
  await page.getByLabel('Matrícula o correo electrónico').fill(identifier)
  await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Iniciar sesión' }).click()
}

test('§1.1 B-C an admin mends a roster and takes it; its people wait for their link', async ({ visitors }) => {
  visitors.provoke(/status of 422/)
  const page = await visitors.open(server.url, 'admin1@efiser.demo')
  await page.getByRole('link', { name: 'Aspirantes' }).click()
  await page.getByRole('link', { name: 'Personas y roles' }).click()
  await page.getByRole('link', { name: 'Cargar el padrón' }).click()
  await page.getByLabel('Archivo CSV').setInputFiles({ name: 'padron.csv', mimeType: 'text/csv', buffer: Buffer.from(rosterWith('X')) })
  await page.getByRole('button', { name: 'Revisar el archivo' }).click()
  await expect(page.getByText('La CURP debe tener 18 caracteres')).toBeVisible()
  await lookAtBothSizes(page, 'roster-refused')
  await page.getByLabel('Contenido del archivo').fill(rosterWith('HE-CMNSXXI').replace('imss.example;;', `imss.example;SOXL800101MDFLXZ0${curpCheckDigit('SOXL800101MDFLXZ00')};`))
  await page.getByRole('button', { name: 'Revisar de nuevo' }).click()
  await expect(page.getByText('Se crearán 2 personas')).toBeVisible()
  await lookAtBothSizes(page, 'roster-ready')
  await page.getByRole('button', { name: 'Cargar y enviar los enlaces' }).click()
  await expect(page.getByText('2 personas nuevas')).toBeVisible()
  await lookAtBothSizes(page, 'roster-taken')
})

test('the link in the mailbox activates the account, once, and its owner takes on a second factor', async ({ visitors }) => {
  visitors.provoke(/status of (410|422)/)
  const page = await visitors.open(server.url)
  await page.goto('/acceso')
  await page.getByRole('link', { name: /aún no activa su cuenta/ }).click()
  await lookAtBothSizes(page, 'link-asked')
  await page.getByLabel('Matrícula o correo electrónico').fill('nadie@imss.example')
  await page.getByRole('button', { name: 'Enviar el enlace' }).click()
  await expect(page.getByText('el enlace va en camino')).toBeVisible()
  await lookAtBothSizes(page, 'link-sent')
  await page.getByRole('link', { name: 'buzón' }).click()
  const mail = page.getByRole('listitem').filter({ hasText: EMAIL })
  await mail.getByRole('link').click()
  await page.waitForURL(/ficha=/)
  await expect(page.getByRole('heading', { name: 'Active su cuenta', level: 1 })).toBeVisible()
  const path = new URL(page.url()).pathname + new URL(page.url()).search
  await lookAtBothSizes(page, 'activation')
  await page.getByLabel('Su matrícula').fill(MATRICULA)
  await page.getByLabel('Contraseña nueva', { exact: true }).fill('corta')
  await page.getByLabel('Contraseña nueva, otra vez').fill('corta')
  await page.getByRole('button', { name: 'Guardar la contraseña' }).click()
  await expect(page.getByText(/al menos 12 caracteres/).first()).toBeVisible()
  await lookAtBothSizes(page, 'activation-refused')
  await page.getByLabel('Contraseña nueva', { exact: true }).fill(PASSWORD)
  await page.getByLabel('Contraseña nueva, otra vez').fill(PASSWORD)
  await page.getByRole('button', { name: 'Guardar la contraseña' }).click()
  await expect(page.getByText('Su cuenta está activa')).toBeVisible()

  await typePassword(page)
  await page.getByRole('link', { name: /Ana Pérez/ }).click()
  await page.getByRole('link', { name: 'Activar el segundo factor' }).click()
  secret = (await page.locator('[data-secret]').innerText()).replaceAll(' ', '')
  await lookAtBothSizes(page, 'enrol')
  await page.getByLabel('Código', { exact: true }).fill(nextCode())
  await page.getByLabel('Su contraseña').fill(PASSWORD)
  await page.getByRole('button', { name: 'Activar' }).click()
  await expect(page.getByText('Su segundo factor está activo')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Códigos de recuperación' }).getByRole('listitem')).toHaveCount(10)
  await lookAtBothSizes(page, 'recovery-codes')

  const late = await visitors.open(server.url)
  await late.goto(path)
  await expect(late.getByRole('heading', { name: 'Este enlace ya no sirve' })).toBeVisible()
  await lookAtBothSizes(late, 'link-over')
})

test('a sign-in asks for the code; who signed in sees the other session and ends it', async ({ visitors }) => {
  visitors.provoke(/status of 422/)
  const first = await visitors.open(server.url)
  await typePassword(first)
  await first.getByLabel('Código', { exact: true }).fill('000000')
  await first.getByRole('button', { name: 'Continuar' }).click()
  await expect(first.getByText(/El código no es correcto/).first()).toBeVisible()
  await lookAtBothSizes(first, 'factor')
  await first.getByLabel('Código', { exact: true }).fill(nextCode())
  await first.getByRole('button', { name: 'Continuar' }).click()
  await first.waitForURL(/evaluador/)

  const page = await visitors.open(server.url)
  await typePassword(page)
  await page.getByLabel('Código', { exact: true }).fill(nextCode())
  await page.getByRole('button', { name: 'Continuar' }).click()
  await page.waitForURL(/evaluador/)
  await page.goto('/cuenta')
  await expect(page.getByText('Esta sesión')).toBeVisible()
  await lookAtBothSizes(page, 'account')
  await page.getByRole('button', { name: 'Cerrar todas las demás' }).click()
  await expect(page.getByText('Las sesiones se cerraron.')).toBeVisible()
  await first.goto('/evaluador')
  await expect(first).toHaveURL(/\/acceso\?destino/)
})

test('an admin gives a role and takes it, and dictates a pass to who has no telephone', async ({ visitors }) => {
  const admin = await visitors.open(server.url, 'admin1@efiser.demo')
  await admin.goto(`/admin/personas?q=${MATRICULA}`)
  await lookAtBothSizes(admin, 'people')
  await admin.getByRole('link', { name: /Ana Pérez/ }).click()
  await lookAtBothSizes(admin, 'person')
  const granting = admin.locator('form').filter({ has: admin.getByRole('button', { name: 'Dar el rol' }) })
  await granting.getByLabel('Rol').selectOption('supervisor')
  await granting.getByLabel('Sede').selectOption('HE-CMNSXXI')
  await granting.getByLabel('Motivo').fill('Suple a la titular')
  await granting.getByRole('button').click()
  await expect(admin.getByText('Rol dado', { exact: true })).toBeVisible()
  const deciding = admin.locator('form').filter({ has: admin.getByRole('button', { name: 'Decidir' }) })
  await deciding.getByLabel('Qué hacer').selectOption({ label: 'Retirar: Evaluación ' })
  await deciding.getByLabel('Motivo').fill('Deja de evaluar')
  await deciding.getByRole('button').click()
  await expect(admin.getByText('Rol retirado', { exact: true })).toBeVisible()
  await deciding.getByLabel('Qué hacer').selectOption('givePass')
  await deciding.getByLabel('Motivo').fill('Teléfono descargado, 08:55')
  await deciding.getByRole('button').click()
  const pass = await admin.locator('[data-secret]').innerText()
  await lookAtBothSizes(admin, 'pass')

  const page = await visitors.open(server.url)
  await typePassword(page)
  await page.getByLabel('Código', { exact: true }).fill(pass)
  await page.getByRole('button', { name: 'Continuar' }).click()
  await page.waitForURL(/supervisor/)
})
