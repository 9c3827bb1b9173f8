import { expect, test } from 'vitest'
import { joinRooms } from '#app/http/join-rooms.ts'

test('maps that are apart are joined, whatever their number', () => {
  const joined: { readonly ONE: number, readonly TWO: number, readonly THREE: number } = joinRooms({ ONE: 1 }, { TWO: 2 }, { THREE: 3 })
  expect(joined).toEqual({ ONE: 1, TWO: 2, THREE: 3 })
})

test('a key that stands in two maps, neighbours or not, does not compile; nor does one that is missing', () => {
  // @ts-expect-error ONE stands twice.
  joinRooms({ ONE: 1 }, { ONE: 2 })
  // @ts-expect-error ONE stands twice.
  joinRooms({ ONE: 1 }, { TWO: 2 }, { THREE: 3, ONE: 4 })
  // @ts-expect-error TWO is missing.
  const all: Readonly<Record<'ONE' | 'TWO', number>> = joinRooms({ ONE: 1 })
  expect(all).toEqual({ ONE: 1 })
})
