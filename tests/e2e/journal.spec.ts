/**
 * The net of a sede is gone and the machine is started anew, in a real browser:
 * the exam goes on from what the machine keeps, and everything arrives when the
 * net is back (EXAM-DAY: "goes on offline, survives reload, crash and reboot").
 */
import { expect, type Page } from '@playwright/test'
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import { killDatabase, makeDataRoot, removeDataRoot, type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { moveClock } from './support/demo-clock.ts'
import { choose, expectSaved, goOn, heading, readQuestion, savingOf } from './support/exam-page.ts'
import { makeComputer } from './support/machine.ts'
import { askDatabase, findTurnoOfExam } from './support/server-database.ts'
import { admitCandidate } from './support/supervisor-board.ts'
import { test } from './support/visitors.ts'

const EXAM = 'Medicina interna 2'
const RESIDENT = { email: 'residente1@efiser.demo', folio: 'R-000001' }
const SUPERVISOR = 'supervisor.he-cmnsxxi@efiser.demo'

let root: string
const computer = makeComputer()
let server: RunningServer

test.beforeAll(async () => {
  root = makeDataRoot()
  server = await startServer({ root })
})
test.afterAll(async () => {
  await computer.discard()
  await server.stop()
  await killDatabase(root)
  removeDataRoot(root)
})

async function signIn(page: Page, identifier: string): Promise<void> {
  await page.goto(`${server.url}/acceso`)
  await page.getByLabel('Matrícula o correo electrónico').fill(identifier)
  await page.getByLabel('Contraseña', { exact: true }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Iniciar sesión' }).click()
  await page.waitForURL((url) => url.pathname !== '/acceso')
}

const isChecked = (page: Page, letter: string) =>
  expect(page.locator(`input[type=radio][value=${letter}]`)).toBeChecked()

/** What a look at the vault's records finds: their names, and whether any of their bytes reads as text. */
function readVault(page: Page) {
  return page.evaluate(() => new Promise<{ names: string[], extractable: boolean[] }>((resolve, reject) => {
    const open = indexedDB.open('efiser')
    open.onerror = () => { reject(new Error('no vault')) }
    open.onsuccess = () => {
      const look = open.result.transaction(['records', 'keys'])
      const names = look.objectStore('records').getAllKeys()
      const keys = look.objectStore('keys').getAll()
      look.oncomplete = () => {
        open.result.close()
        resolve({
          names: names.result.map((key) => (key as string[])[1] ?? ''),
          extractable: (keys.result as CryptoKey[]).map(({ extractable }) => extractable),
        })
      }
    }
  }))
}

test('offline, reloaded, killed and started again, the exam goes on and all arrives', async ({ browser }) => {
  test.setTimeout(300_000)
  const turno = await askDatabase(root, (database) => findTurnoOfExam(database, EXAM))
  await moveClock(server.url, 'beforeTurno', turno.id)
  const desk = await browser.newPage({ baseURL: server.url, locale: 'es-MX' })
  await signIn(desk, SUPERVISOR)
  await desk.goto(`/supervisor/turno/${turno.id}?sede=HE-CMNSXXI`)
  await admitCandidate(desk, RESIDENT.folio)
  await desk.close()

  let page = await computer.start()
  await signIn(page, RESIDENT.email)
  const signedInAt = Date.now()
  await page.goto(`${server.url}/examen`)
  await expect(heading(page)).toHaveText('Sala de espera')
  await moveClock(server.url, 'examRunning', turno.id)
  await readQuestion(page, 1)
  await choose(page, 'B', 'keyboard')
  await expectSaved(page)
  await expect(savingOf(page)).toHaveText(/Guardada en el servidor \d\d:\d\d:\d\d/)
  await page.evaluate(() => navigator.serviceWorker.ready)

  await test.step('the net goes: what is answered is on the machine, and says so', async () => {
    await server.kill()
    await goOn(page, 'keyboard')
    await readQuestion(page, 2)
    await choose(page, 'C', 'keyboard')
    await expect(savingOf(page)).toContainText(/Guardada en este equipo, sin conexión desde \d\d:\d\d: 1 por enviar/)
    const { names, extractable } = await readVault(page)
    expect(names.filter((name) => name.startsWith('op/'))).toHaveLength(1)
    expect(extractable).toEqual([false])
  })

  await test.step('a reload shows the same question with its answer, and the exam goes on', async () => {
    await page.reload()
    await readQuestion(page, 2)
    await isChecked(page, 'C')
    await expect(savingOf(page)).toContainText('sin conexión (hora estimada): 1 por enviar')
    await expect(page.getByRole('timer')).toHaveText(/^0[01]:\d\d:\d\d$/)
    await expectAccessible(page)
    await goOn(page, 'keyboard')
    await readQuestion(page, 3)
    await choose(page, 'A', 'keyboard')
    await page.screenshot({ path: 'test-results/journal-offline.png' })
  })

  await test.step('the machine is killed too: started again, it opens the exam from its profile', async () => {
    // The browser writes its cookies to the disk every 30 seconds; nobody reboots sooner after signing in.
    await page.waitForTimeout(Math.max(0, 35_000 - (Date.now() - signedInAt)))
    await computer.kill()
    page = await computer.start()
    await page.goto(`${server.url}/examen`)
    await readQuestion(page, 3)
    await isChecked(page, 'A')
    await expect(savingOf(page)).toContainText('2 por enviar')
    await goOn(page, 'keyboard')
    await readQuestion(page, 4)
    await choose(page, 'D', 'keyboard')
    await expect(savingOf(page)).toContainText('3 por enviar')
  })

  await test.step('the net is back: the candidate goes on here, and all of it is in the database', async () => {
    server = await startServer({ root, port: server.port })
    await page.getByRole('button', { name: 'Seguir aquí' }).click({ timeout: 60_000 })
    await readQuestion(page, 4)
    await expectSaved(page, 30_000)
    const stored = await askDatabase(root, ({ sql }) => sql<{ count: number }[]>`
      select count(*)::int as count from answer a join attempt t on t.id = a.attempt_id
        join candidate c on c.id = t.candidate_id
      where c.folio = ${RESIDENT.folio} and a.option_id is not null`)
    expect(stored[0]?.count).toBe(4)
    await expect.poll(async () => (await readVault(page)).names.filter((name) => name.startsWith('op/'))).toEqual([])
  })

  await test.step('at the close the paper is erased from the machine', async () => {
    await moveClock(server.url, 'results', turno.id)
    await expect(heading(page)).toHaveText('El examen cerró a su hora', { timeout: 30_000 })
    await expect.poll(async () => (await readVault(page)).names).toEqual([])
  })
})
