/**
 * The machine of the server dies in the middle of an exam: first the server
 * alone, then PostgreSQL with it. What the screen called "Guardada" is in the
 * database; what it did not is sent again by the page itself (EXAM-DAY, 1).
 */
import { expect, type Page } from '@playwright/test'
import {
  killDatabase, makeDataRoot, removeDataRoot, type RunningServer, startServer,
} from '../setup/start-server.ts'
import { moveClock } from './support/demo-clock.ts'
import { choose, expectSaved, goOn, heading, openQuestion, readQuestion, savingOf } from './support/exam-page.ts'
import { askDatabase, findTurnoOfExam, readStoredAnswers } from './support/server-database.ts'
import { admitCandidate } from './support/supervisor-board.ts'
import { test } from './support/visitors.ts'

const EXAM = 'Medicina interna 2'
const RESIDENT = { email: 'residente1@efiser.demo', folio: 'R-000001' }
const SUPERVISOR = 'supervisor.he-cmnsxxi@efiser.demo'
/** What a browser says while nobody listens at the port of the server, or it is still starting. */
const NOBODY_LISTENS = /ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE|status of 503|WebSocket connection to/

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

/** Item to the words of the chosen option: as the screen shows it, or as the database holds it. */
type Answers = Record<string, string>

test('§3.1 B a killed server, and a killed database, lose no answer that was shown as saved', async ({ visitors }) => {
  test.setTimeout(300_000)
  visitors.provoke(NOBODY_LISTENS)
  const turno = await askDatabase(root, (database) => findTurnoOfExam(database, EXAM))
  await moveClock(server.url, 'beforeTurno', turno.id)
  const supervisor = await visitors.open(server.url, SUPERVISOR)
  await supervisor.goto(`/supervisor/turno/${turno.id}?sede=HE-CMNSXXI`)
  await admitCandidate(supervisor, RESIDENT.folio)
  await supervisor.close()
  const page = await visitors.open(server.url, RESIDENT.email)
  await page.goto('/examen')
  await expect(heading(page)).toHaveText('Sala de espera')
  await moveClock(server.url, 'examRunning', turno.id)

  const answered: Answers = {}
  await test.step('the server alone is killed between two answers', async () => {
    const saved = await answerUntilOffline(page, answered, { from: 1, killAt: 8, kill: () => server.kill() })
    expect(Object.keys(saved).length).toBeGreaterThanOrEqual(7)
    expect(await readStored()).toMatchObject(saved)
    await expect(savingOf(page)).toContainText(/: \d+ por enviar\. Siga contestando/)
  })

  await test.step('while nobody listens the exam goes on, and the page asks in vain without being lost', async () => {
    const asked = page.waitForEvent('requestfailed', {
      predicate: (request) => new URL(request.url()).pathname === '/examen/estado', timeout: 60_000,
    })
    const position = Object.keys(answered).length + 1
    await answerOne(page, answered, position)
    await asked
    await readQuestion(page, position)
    await answerOne(page, answered, position + 1, 'next')
  })

  await test.step('started again on its data, it gets what was missing from the page itself', async () => {
    server = await startServer({ root, port: server.port })
    await expectSaved(page, 30_000)
    await expect.poll(readStored).toEqual(answered)
  })

  await test.step('server and database are killed together, as by a power cut', async () => {
    const saved = await answerUntilOffline(page, answered, {
      from: Object.keys(answered).length + 1, killAt: Object.keys(answered).length + 4,
      kill: async () => {
        const killed = server.kill()
        await killDatabase(root)
        await killed
      },
    })
    expect(Object.keys(saved).length).toBeGreaterThanOrEqual(3)
    server = await startServer({ root, port: server.port })
    await expectSaved(page, 30_000)
    const stored = await readStored()
    expect(stored).toMatchObject(saved)
    expect(stored).toEqual(answered)
  })

  await test.step('a reload finds on the screen what the database holds, and the exam can be handed in', async () => {
    await page.reload()
    const shown: Answers = {}
    for (const position of Object.keys(answered).map((_, index) => index + 1)) {
      await openQuestion(page, position)
      const { itemId, options } = await readQuestion(page, position)
      const letter = await page.locator('input[type=radio]:checked').getAttribute('value')
      shown[itemId] = options.find((option) => option.letter === letter)?.text ?? 'nothing'
    }
    expect(shown).toEqual(answered)
    await page.getByRole('button', { name: 'Revisar y entregar' }).click()
    await page.getByRole('button', { name: 'Entregar el examen…' }).click()
    await page.getByRole('button', { name: 'Sí, entregar mi examen' }).click()
    await expect(heading(page)).toHaveText('Examen entregado')
    await expect(page.getByText(`${Object.keys(answered).length} de 48`)).toBeVisible()
  })
})

interface Kill {
  from: number
  /** The position at which the kill is set off, while the answering goes on. */
  killAt: number
  kill: () => Promise<void>
}

/** Answers one question after the other until the page says that it is offline; what it called saved before. */
async function answerUntilOffline(page: Page, answered: Answers, { from, killAt, kill }: Kill): Promise<Answers> {
  const saved: Answers = {}
  let killed: Promise<void> | null = null
  for (let position = from; ; position += 1) {
    if (position === killAt) killed = kill()
    const answer = await answerOne(page, answered, position, position === 1 ? 'here' : 'next')
    const tone = savingOf(page)
    await expect(tone).toHaveAttribute('data-save-tone', /^(saved|offline)$/, { timeout: 20_000 })
    if (await tone.getAttribute('data-save-tone') === 'offline') break
    Object.assign(saved, answer)
  }
  await killed
  return saved
}

/** Chooses an option by key; the answer as the screen shows it. `next`: goes on to the question first. */
async function answerOne(
  page: Page, answered: Answers, position: number, way: 'here' | 'next' = 'next',
): Promise<Answers> {
  if (way === 'next') await goOn(page, 'keyboard')
  const { itemId, options } = await readQuestion(page, position)
  const option = options[position % options.length]
  if (option === undefined) throw new Error('a question has options')
  await choose(page, option.letter, 'keyboard')
  answered[itemId] = option.text
  return { [itemId]: option.text }
}

function readStored(): Promise<Answers> {
  return askDatabase(root, (database) => readStoredAnswers(database, RESIDENT.folio))
}
