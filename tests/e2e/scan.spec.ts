/**
 * The printed solicitud at the door: the PDF that a resident prints, rendered to a picture, read by the board's own
 * scanner, and used for a check-in; then an outdated print, and a code that the platform never issued. axe on the way.
 */
import { expect, type Page } from '@playwright/test'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { drawCode, holdBeforeCamera, printToImage } from './support/hold-before-camera.ts'
import { moveClock } from './support/demo-clock.ts'
import { askDatabase, findResident, findTurnoOfExam } from './support/server-database.ts'
import { shoot } from './support/shoot.ts'
import { admitCandidate, tileOf } from './support/supervisor-board.ts'
import { test, type Visitors } from './support/visitors.ts'

const SUPERVISOR = 'supervisor.he-cmnsxxi@efiser.demo'
const FOLIO = 'R-000352'
const OTHER = 'R-000002'

let server: RunningServer
let turnoId: string
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer()
  const turno = await askDatabase(server.root, (database) => findTurnoOfExam(database, 'Cirugía general 2'))
  turnoId = turno.id
})
test.afterAll(() => server.stop())

async function printOf(visitors: Visitors, folio: string): Promise<Buffer> {
  const { email } = await askDatabase(server.root, (database) => findResident(database, folio))
  const page = await visitors.open(server.url, email)
  const pdf = await page.request.get('/solicitud.pdf')
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  return pdf.body()
}

async function openBoard(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Turno 1:/ }).click()
  await expect(page.getByText('En vivo')).toBeVisible()
}

async function scan(page: Page, picture: Buffer): Promise<void> {
  await holdBeforeCamera(page, picture)
  await page.getByRole('button', { name: 'Escanear' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test('§3.1 C the code of the printed PDF opens the row of its owner, who is checked in', async ({ visitors }) => {
  const picture = await printToImage(await printOf(visitors, FOLIO))
  const page = await visitors.open(server.url, SUPERVISOR)
  await openBoard(page)
  await scan(page, picture)
  const panel = page.getByRole('complementary')
  await expect(panel.getByText(FOLIO)).toBeVisible()
  await expect(page.getByText('Hay una versión posterior')).toHaveCount(0)
  // The code found the row; the three checks are still for a person to make.
  await expect(panel.getByRole('checkbox', { checked: true })).toHaveCount(0)
  await panel.getByRole('link', { name: 'Cerrar' }).click()
  await admitCandidate(page, FOLIO)
  await expect(tileOf(page, FOLIO)).toContainText('En sala')
})

test('§2.2 A, §3.1 C an outdated print is told, and its owner is admitted all the same', async ({ visitors }) => {
  const picture = await printToImage(await printOf(visitors, OTHER))
  await moveClock(server.url, 'registration', turnoId)
  await askDatabase(server.root, async ({ db }) => {
    const first = await db.selectFrom('registration_version as version')
      .innerJoin('candidate', 'candidate.id', 'version.candidate_id').selectAll('version')
      .where('candidate.folio', '=', OTHER).executeTakeFirstOrThrow()
    const content = JSON.parse(first.content) as { contact: object }
    const text = canonicalJson({ ...content, contact: { ...content.contact, email: 'otro@efiser.demo' } } as never)
    await db.insertInto('registration_version').values({
      candidate_id: first.candidate_id, number: 2, content: text, sha256: sha256Hex(text), pools: first.pools,
      by_id: first.by_id, address: null, user_agent: null,
    }).execute()
  })
  await moveClock(server.url, 'beforeTurno', turnoId)
  const page = await visitors.open(server.url, SUPERVISOR)
  await openBoard(page)
  await scan(page, picture)
  const notice = page.getByRole('status').filter({ hasText: 'Hay una versión posterior de esta solicitud' })
  await expect(notice).toContainText('No es motivo para negar el ingreso')
  await expectAccessible(page)
  await shoot(page, 'escaneo-version-posterior')
  await admitCandidate(page, OTHER)
})

test('§3.1 C a code that the platform did not issue is said plainly and opens nobody', async ({ visitors }) => {
  const page = await visitors.open(server.url, SUPERVISOR)
  await openBoard(page)
  await scan(page, await drawCode(`EFISER3:${FOLIO}:1:${'ab'.repeat(8)}:${'A'.repeat(86)}`))
  await expect(page.getByRole('alert')).toContainText('Este código no lo emitió la plataforma; busque por folio')
  await expect(page.getByRole('alert')).toContainText('ni para negar el ingreso')
  await expect(page.getByRole('link', { name: 'Cerrar' })).toHaveCount(0)
  await expect(page.getByRole('searchbox')).toBeFocused()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  await shoot(page, 'escaneo-no-emitido-390')
})
