/**
 * A machine dies in the middle of an exam: another shows who holds it and waits;
 * the supervisor releases it; it goes on by itself, at the same question, with all
 * that was saved.
 */
import { expect } from '@playwright/test'
import { makeDataRoot, killDatabase, removeDataRoot, type RunningServer, startServer } from '../setup/start-server.ts'
import { expectAccessible } from './support/axe.ts'
import { moveClock } from './support/demo-clock.ts'
import { choose, expectSaved, goOn, heading, readQuestion } from './support/exam-page.ts'
import { askDatabase, findTurnoOfExam } from './support/server-database.ts'
import { admitCandidate } from './support/supervisor-board.ts'
import { test } from './support/visitors.ts'

const EXAM = 'Medicina interna 2'
const RESIDENT = { email: 'residente1@efiser.demo', folio: 'R-000001' }
const SUPERVISOR = 'supervisor.he-cmnsxxi@efiser.demo'

let root: string
let server: RunningServer

test.beforeAll(async () => {
  root = makeDataRoot()
  server = await startServer({ root })
})
test.afterAll(async () => {
  await server.stop()
  await killDatabase(root)
  removeDataRoot(root)
})

test('a machine died: another goes on at the same question, by the supervisor\'s release', async ({ visitors }) => {
  test.setTimeout(240_000)
  visitors.provoke(/ERR_INTERNET_DISCONNECTED|WebSocket connection to/)
  const turno = await askDatabase(root, (database) => findTurnoOfExam(database, EXAM))
  await moveClock(server.url, 'beforeTurno', turno.id)
  const supervisor = await visitors.open(server.url, SUPERVISOR)
  await supervisor.goto(`/supervisor/turno/${turno.id}?sede=HE-CMNSXXI`)
  await admitCandidate(supervisor, RESIDENT.folio)
  const first = await visitors.open(server.url, RESIDENT.email)
  await first.goto('/examen')
  await expect(heading(first)).toHaveText('Sala de espera')
  await moveClock(server.url, 'examRunning', turno.id)
  await readQuestion(first, 1)
  await choose(first, 'B', 'keyboard')
  await expectSaved(first)
  await goOn(first, 'keyboard')
  const second = await readQuestion(first, 2)
  await choose(first, 'C', 'keyboard')
  await expectSaved(first)
  await expect.poll(() => askDatabase(root, ({ db }) => db.selectFrom('attempt_pulse').select(['item_id', 'unsent'])
    .execute())).toEqual([{ item_id: second.itemId, unsent: 0 }])

  await first.context().setOffline(true)
  const next = await visitors.open(server.url, RESIDENT.email)
  await next.goto('/examen')
  await expect(heading(next)).toHaveText('Su examen está abierto en otro equipo')
  await expect(next.getByRole('button', { name: 'Seguir aquí' })).toHaveCount(0)
  await expectAccessible(next)
  await next.screenshot({ path: 'test-results/handover-held.png' })

  const attempt = await askDatabase(root, ({ db }) => db.selectFrom('attempt')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id').select('attempt.id')
    .where('candidate.folio', '=', RESIDENT.folio).executeTakeFirstOrThrow())
  await supervisor.goto(`/supervisor/turno/${turno.id}?sede=HE-CMNSXXI&persona=${attempt.id}`)
  await supervisor.getByText('Liberar el equipo').click()
  await supervisor.getByLabel('El equipo falló').check()
  await expectAccessible(supervisor)
  await supervisor.screenshot({ path: 'test-results/handover-panel.png' })
  await supervisor.getByRole('button', { name: 'Liberar para otro equipo' }).click()
  await expect(heading(next)).toHaveText('Su examen continúa en este equipo')
  await expect(next.getByText('nada por enviar')).toBeVisible()
  await expectAccessible(next)
  await next.screenshot({ path: 'test-results/handover-new.png' })
  await next.getByRole('button', { name: 'Seguir con mi examen' }).click()
  await readQuestion(next, 2)
  await expect(next.locator('input[type=radio][value=C]')).toBeChecked()
  await choose(next, 'D', 'keyboard')
  await expectSaved(next)

  await test.step('the machine that was dead comes back: it shows who writes and takes nothing by itself', async () => {
    await first.context().setOffline(false)
    await expect(heading(first))
      .toHaveText(/Su examen (está abierto en otro equipo|se abrió en otro lugar)/, { timeout: 60_000 })
    await expectAccessible(first)
  })

  await test.step('signing out cuts the line of that session, and erases what could show the exam', async () => {
    const other = await next.context().newPage()
    await other.goto('/residente')
    await other.getByRole('button', { name: 'Cerrar sesión' }).first().click()
    await expect(heading(next)).toHaveText('Su sesión terminó', { timeout: 30_000 })
    await expect.poll(() => other.evaluate(async () => (await indexedDB.databases()).length === 0 ? [] : new Promise(
      (resolve) => {
        const open = indexedDB.open('efiser')
        open.onsuccess = () => {
          const names = open.result.transaction('records').objectStore('records').getAllKeys()
          names.onsuccess = () => { resolve(names.result); open.result.close() }
        }
      }))).toEqual([])
  })
})
