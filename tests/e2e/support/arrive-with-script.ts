/**
 * A page is arrived at once its script listens. On a loaded machine that is a
 * moment after it is drawn; a person who clicks in between clicks again, a test
 * does not.
 */
import type { Browser, BrowserContext, Page, Response } from '@playwright/test'

/** From here on each page of the browser waits for its script, unless its context runs none. */
export function arriveWithScript(browser: Browser): void {
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    if (options?.javaScriptEnabled !== false) waitOnArrival(context)
    return context
  }
}

function waitOnArrival(context: BrowserContext): void {
  context.on('page', (page) => {
    const goto = page.goto.bind(page)
    page.goto = async (...args) => await arrive(page, await goto(...args))
    const reload = page.reload.bind(page)
    page.reload = async (...args) => await arrive(page, await reload(...args))
  })
}

async function arrive(page: Page, response: Response | null): Promise<Response | null> {
  if (response?.headers()['content-type']?.startsWith('text/html') === true) await waitForScript(page)
  return response
}

export async function waitForScript(page: Page): Promise<void> {
  await page.locator('html[data-listening]').waitFor({ state: 'attached' })
}
