/**
 * People at their own machines: each page stands in a browser context of its
 * own. An error in any console fails the test, unless the test announced that it
 * provokes it.
 */
import { test as base, expect, type Page } from '@playwright/test'
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import { arriveWithScript, waitForScript } from './arrive-with-script.ts'

/** The router's word, in the console, for its own request that a newer one overtook: of this nobody sees anything. */
const OVERTAKEN = /^AbortError: signal is aborted without reason/

export interface Visitors {
  /** A page at the server, signed in as `identifier` where one is given. */
  open(serverUrl: string, identifier?: string): Promise<Page>
  /** From here on errors that fit are expected: the server is about to be killed, or to refuse. */
  provoke(error: RegExp): void
}

export const test = base.extend<{ visitors: Visitors, leaving: undefined }, { arriving: undefined }>({
  arriving: [async ({ browser }, use) => {
    arriveWithScript(browser)
    await use(undefined)
  }, { auto: true, scope: 'worker' }],
  // Else every page of every test before goes on ticking and knocking at a server that is gone.
  leaving: [async ({ browser }, use) => {
    await use(undefined)
    for (const context of browser.contexts()) await context.close()
  }, { auto: true }],
  visitors: async ({ browser }, use) => {
    const errors: string[] = []
    const provoked = [OVERTAKEN]
    const note = (text: string) => { if (!provoked.some((expected) => expected.test(text))) errors.push(text) }
    await use({
      async open(serverUrl, identifier) {
        const context = await browser.newContext({
          baseURL: serverUrl, locale: 'es-MX', viewport: { width: 1366, height: 768 },
        })
        const page = await context.newPage()
        page.on('console', (message) => {
          if (message.type() === 'error') note(`${message.text()} ${message.location().url}`)
        })
        page.on('pageerror', (error) => { note(error.message) })
        if (identifier !== undefined) await signIn(page, identifier)
        return page
      },
      provoke(error) { provoked.push(error) },
    })
    expect(errors, 'errors in the consoles').toEqual([])
  },
})

/** Signs in with the password that all demo accounts share, and waits for the start page of the role. */
async function signIn(page: Page, identifier: string): Promise<void> {
  await page.goto('/acceso')
  await page.getByLabel('Matrícula o correo electrónico').fill(identifier)
  await page.getByLabel('Contraseña', { exact: true }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Iniciar sesión' }).click()
  await page.waitForURL((url) => url.pathname !== '/acceso')
  await waitForScript(page)
}
