/**
 * The clock of a demonstration: the bar moves the time of the whole system, every
 * page obeys and goes on from there. Outside a demonstration there is no bar, and
 * neither the server nor the database moves anything.
 */
import { expect, type Page } from '@playwright/test'
import { DEMO_MOMENT_NAMES, type DemoMoment } from '#app/labels/demo-moments.ts'
import { publishedJson } from '#tests/exam-engine/convocatoria/published-rules.ts'
import {
  killDatabase, makeDataRoot, removeDataRoot, type RunningServer, runServer, startServer,
} from '../setup/start-server.ts'
import { postMove } from './support/demo-clock.ts'
import { heading } from './support/exam-page.ts'
import { askDatabase } from './support/server-database.ts'
import { test } from './support/visitors.ts'

const EXAM = 'Medicina interna 2'
const RESIDENT = 'residente1@efiser.demo'

let demo: RunningServer

test.beforeAll(async () => { demo = await startServer({ root: makeDataRoot() }) })
test.afterAll(async () => {
  await demo.stop()
  await killDatabase(demo.root)
  removeDataRoot(demo.root)
})

// First, because who was absent once stays absent, wherever the clock goes.
test('the pages of a resident follow the clock by themselves, up to the lost turno', async ({ visitors }) => {
  const other = await visitors.open(demo.url)
  await moveByBar(other, 'registration')
  const page = await visitors.open(demo.url, RESIDENT)
  await expect(page.getByText(/: Está registrado$/)).toBeVisible()
  await page.goto('/examen')
  await expect(heading(page)).toHaveText('Todavía no es hora de ingresar')
  await moveByBar(other, 'beforeTurno')
  await expect(heading(page)).toHaveText('Preséntese con su supervisor')
  await moveByBar(other, 'examRunning')
  await expect(page.getByText('El examen ya comenzó')).toBeVisible()
  await moveByBar(other, 'twoMinutesLeft')
  await expect(page.getByRole('main').getByRole('timer')).toHaveText(/^00:0[12]:/)
  await moveByBar(other, 'turnoOver')
  await expect(heading(page)).toHaveText('El turno terminó sin que abriera el examen')
  await moveByBar(other, 'results')
  await page.goto('/resultado')
  await expect(page.getByText('No hay un resultado a su nombre')).toBeVisible()
})

/** Day and time by the bar after each move; the phase in the head; the deadline beside it, if one is near. */
const STATIONS: { moment: DemoMoment, day: string, time: RegExp, phase: string, deadline?: string }[] = [
  { moment: 'registration', day: 'viernes 12 de enero de 2024', time: /^18:05:/, phase: 'Registro abierto' },
  { moment: 'beforeTurno', day: 'lunes 29 de enero de 2024', time: /^11:00:/, phase: 'Aplicación del EFISER',
    deadline: 'Inicia el turno 2' },
  { moment: 'examRunning', day: 'lunes 29 de enero de 2024', time: /^11:15:/, phase: 'Aplicación del EFISER',
    deadline: 'Termina el turno 2' },
  { moment: 'twoMinutesLeft', day: 'lunes 29 de enero de 2024', time: /^13:13:/, phase: 'Aplicación del EFISER',
    deadline: 'Termina el turno 2' },
  { moment: 'turnoOver', day: 'lunes 29 de enero de 2024', time: /^13:15:/, phase: 'Aplicación del EFISER',
    deadline: 'Inicia el turno 3' },
  { moment: 'results', day: 'viernes 9 de febrero de 2024', time: /^16:00:/, phase: 'Resultados y aceptación' },
  { moment: 'windowClosing', day: 'lunes 12 de febrero de 2024', time: /^09:58:/, phase: 'Resultados y aceptación',
    deadline: 'Cierra la aceptación' },
]

test('the bar moves the time to each moment, and every page obeys it and runs on', async ({ visitors }) => {
  const page = await visitors.open(demo.url)
  await page.goto('/cortes?q=cardio')
  for (const { moment, day, time, phase, deadline } of STATIONS) {
    await test.step(DEMO_MOMENT_NAMES[moment], async () => {
      await moveByBar(page, moment)
      await expect(page, 'back to where one was').toHaveURL('/cortes?q=cardio')
      const bar = page.getByRole('complementary', { name: 'Demostración' })
      await expect(bar).toContainText(day)
      await expect(bar.locator('time')).toHaveText(time)
      await expect(page.getByRole('banner')).toContainText(`Convocatoria: ${phase}`)
      if (deadline === undefined) await expect(page.getByRole('banner').getByRole('timer')).toHaveCount(0)
      else await expect(page.getByRole('banner')).toContainText(deadline)
      const shown = await bar.locator('time').innerText()
      await expect(bar.locator('time'), 'the time runs on').not.toHaveText(shown)
    })
  }
})

test('a move that names no moment or no turno of the cronograma is refused', async () => {
  const wrongMoment = await postMove(demo.url, 'tomorrow' as DemoMoment, crypto.randomUUID())
  const wrongTurno = await postMove(demo.url, 'beforeTurno', crypto.randomUUID())
  expect([wrongMoment.status, wrongTurno.status]).toEqual([422, 422])
})

test('in production there is no bar, and neither the server nor the database moves the clock', async ({ visitors }) => {
  const production = await startServer({ env: { EFISER_MODE: 'production', PUBLIC_URL: 'https://efiser.example' } })
  try {
    const turno = await askDatabase(production.root, publishCall)
    const before = await readHealth(production.url)
    const page = await visitors.open(production.url)
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Convocatoria de prueba')
    await expect(page.getByRole('complementary', { name: 'Demostración' })).toHaveCount(0)
    await expect(page.getByText('Mover el reloj')).toHaveCount(0)

    const response = await postMove(production.url, 'beforeTurno', turno)
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('NOT_A_DEMO')
    await expect(askDatabase(production.root, ({ sql }) => sql`update demo_clock set offset_ms = 60000`))
      .rejects.toMatchObject({ constraint_name: 'demo_clock_only_in_demo' })
    const after = await readHealth(production.url)
    expect(after).toMatchObject({ mode: 'production', status: 'ok' })
    expect(Date.parse(after.now) - Date.parse(before.now)).toBeLessThan(60_000)
  } finally {
    await production.stop()
  }
})

test('a database made as a demonstration does not start in production', async () => {
  await demo.stop()
  const { code, output } = await runServer({ root: demo.root, env: { EFISER_MODE: 'production', PUBLIC_URL: 'https://efiser.example' } })
  expect(code).toBe(1)
  expect(output.trim()).toMatch(/^Esta base de datos se creó como demostración[^\n]*$/)
})

/** As a visitor does it: opens the bar, chooses, presses. */
async function moveByBar(page: Page, moment: DemoMoment): Promise<void> {
  if (page.url() === 'about:blank') await page.goto('/')
  const bar = page.getByRole('complementary', { name: 'Demostración' })
  await bar.getByText('Mover el reloj').first().click()
  await bar.getByLabel('Momento').selectOption(DEMO_MOMENT_NAMES[moment])
  const turno = await bar.getByLabel('Turno').locator('option', { hasText: EXAM }).getAttribute('value')
  await bar.getByLabel('Turno').selectOption(turno)
  const moved = page.waitForResponse((response) => new URL(response.url()).pathname === '/demo')
  await bar.getByRole('button', { name: 'Mover el reloj' }).click()
  expect((await moved).status()).toBe(302)
  await page.waitForLoadState()
}

/** The least that a production database needs for the clock's form to be whole: one call with one turno. */
async function publishCall({ sql }: Parameters<Parameters<typeof askDatabase>[1]>[0]): Promise<string> {
  await sql`
    insert into convocatoria (id, title, rules, rules_sha256, published_at, registration_from, registration_until,
      results_from, results_until)
    values ('prueba', 'Convocatoria de prueba', ${sql.json(publishedJson() as never)}, ${'0'.repeat(64)}, now(), now(), now() + interval '1 day',
      now() + interval '8 days', now() + interval '9 days')`
  const [turno] = await sql<{ id: string }[]>`
    insert into turno (convocatoria_id, number, starts_at, ends_at)
    values ('prueba', 1, now() + interval '2 days', now() + interval '2 days 2 hours') returning id`
  if (turno === undefined) throw new Error('the turno was not stored')
  await sql`insert into exam (convocatoria_id, turno_id, ceme, grade, item_count, research_count)
    values ('prueba', ${turno.id}, 'Medicina interna', 2, 40, 10)`
  return turno.id
}

async function readHealth(url: string): Promise<{ now: string, mode: string, status: string }> {
  return (await fetch(`${url}/healthz`)).json() as Promise<{ now: string, mode: string, status: string }>
}
