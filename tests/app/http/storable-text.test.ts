import { expect, test } from 'vitest'
import { denySchema } from '#app/routes/supervisor_.turno.$turnoId/schema.ts'

const denial = (note: string) => denySchema.safeParse({ intent: 'deny', reason: 'OTHER', note })

test('§3.1 a note that PostgreSQL could not store is an error at its field, not a failure of the server', () => {
  expect(denial('no trae cédula').success).toBe(true)
  expect(denial('no\0trae').error?.issues.map(({ path, message }) => [path, message])).toEqual([
    [['note'], 'El texto tiene un carácter invisible que no se puede guardar. Escríbalo de nuevo.'],
  ])
})
