/** A fresh server shows its first page in a browser, without a single error in the console. */
import { expect } from '@playwright/test'
import { type RunningServer, startServer } from '../setup/start-server.ts'
import { test } from './support/visitors.ts'

let server: RunningServer

test.beforeAll(async () => { server = await startServer() })
test.afterAll(async () => { await server.stop() })

test('the first page opens in a browser, within the content security policy', async ({ page }) => {
  const problems: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()) })
  page.on('pageerror', (error) => { problems.push(error.message) })

  await page.goto(server.url)

  await expect(page).toHaveTitle(/EFISER/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', /^es/)
  await page.waitForLoadState('networkidle')
  expect(problems).toEqual([])
})
