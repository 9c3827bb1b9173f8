import { expect, test } from 'vitest'
import { findPlace } from '#app/components/page/area-nav.tsx'
import { AREA } from '#app/routes/admin/area.ts'
import { TABLE } from '#tests/app/authorisation/table.ts'

const place = (pathname: string) => findPlace(AREA, pathname).page?.to

test.each([
  ['/admin', '/admin'], ['/admin/expedientes/1/corregir', '/admin/expedientes'], ['/admin/turno/1/avisos', '/admin/sedes'],
  ['/admin/personas/importar', '/admin/personas'], ['/admin/seleccion/congelar', '/admin/seleccion'],
])('%s belongs to %s', (pathname, page) => {
  expect(place(pathname)).toBe(page)
})

test('an address that only begins with the same letters is another', () => {
  expect(place('/administracion')).toBeUndefined()
})

test('every page of the coordination has a group of its own', () => {
  const lost = Object.keys(TABLE).filter((path) => /^\/admin\/[^/:.]+$/.test(path) && place(path) === '/admin')
  expect(lost).toEqual([])
})
