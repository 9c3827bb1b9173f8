import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ErrorPage } from '#app/components/page/error-page.tsx'

test('a page that failed on the server says so, and not that the machine has no net', () => {
  const page = renderToStaticMarkup(createElement(ErrorPage, { error: new Error('unexpected') }))
  expect(page).toContain('Ocurrió un error en la plataforma')
  expect(page).toContain('Código 500')
})
