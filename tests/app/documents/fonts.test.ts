// The fonts: unpacked whole, and chosen per character.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { loadFont, splitByFont } from '#app/documents/noto-sans.server.ts'
import { unpackWoff } from '#app/documents/woff-to-sfnt.server.ts'

const file = createRequire(import.meta.url).resolve('@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff')

test('every table of an unpacked font has the checksum that its directory states', () => {
  const sfnt = loadFont('latin-400')
  const count = sfnt.readUInt16BE(4)
  expect(count).toBeGreaterThan(8)
  for (let index = 0; index < count; index += 1) {
    const entry = 12 + index * 16
    const tag = sfnt.toString('latin1', entry, entry + 4)
    if (tag === 'head') continue
    const stated = sfnt.readUInt32BE(entry + 4)
    expect(checksum(sfnt, sfnt.readUInt32BE(entry + 8), sfnt.readUInt32BE(entry + 12)), tag).toBe(stated)
  }
})

function checksum(sfnt: Buffer, offset: number, length: number): number {
  const padded = Buffer.alloc(Math.ceil(length / 4) * 4)
  sfnt.copy(padded, 0, offset, offset + length)
  let sum = 0
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0
  return sum
}

test('a file cut short is refused, and so is one that is no WOFF', () => {
  const woff = readFileSync(file)
  expect(() => unpackWoff(woff.subarray(0, -1))).toThrow(RangeError)
  expect(() => unpackWoff(Buffer.alloc(64))).toThrow(RangeError)
})

test('letters outside the Latin file take the font that has them; accents joined or apart are one letter', () => {
  expect(splitByFont('Dvořák', 'regular').map(({ font, text }) => `${font} ${text}`))
    .toEqual(['latin-400 Dvo', 'latin-ext-400 ř', 'latin-400 ák'])
  expect(splitByFont('Nu\u0301n\u0303ez', 'bold')).toEqual([{ text: 'Núñez', font: 'latin-700' }])
})

test('what no font has is shown as missing, and control characters as spaces', () => {
  expect(splitByFont('a漢b', 'regular')).toEqual([{ text: 'a\uFFFDb', font: 'latin-400' }])
  expect(splitByFont('a\tb\r\nc\u0000', 'regular')).toEqual([{ text: 'a b\nc ', font: 'latin-400' }])
})
