/** Bytes in whole and in part, as RFC 9110 has it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sendRange } from '#app/http/send-range.server.ts'

const BYTES = Buffer.from('0123456789')
const ask = (headers: Record<string, string> = {}) =>
  sendRange(new Request('http://localhost/', { headers }), { bytes: BYTES, etag: '"x"', headers: { 'Content-Type': 'application/pdf' } })
const bodyOf = async (headers: Record<string, string>) => (await ask(headers)).text()

test('without a range the whole is sent, with its tag and the offer of parts', async () => {
  const answer = ask()
  expect([answer.status, answer.headers.get('ETag'), answer.headers.get('Accept-Ranges'), answer.headers.get('Content-Length')])
    .toEqual([200, '"x"', 'bytes', '10'])
  expect(await answer.text()).toBe('0123456789')
})

test.each([
  ['bytes=0-3', '0123', 'bytes 0-3/10'], ['bytes=7-', '789', 'bytes 7-9/10'], ['bytes=-2', '89', 'bytes 8-9/10'],
  ['bytes=5-500', '56789', 'bytes 5-9/10'],
])('%s is answered with that part', async (range, body, contentRange) => {
  const answer = ask({ Range: range })
  expect([answer.status, answer.headers.get('Content-Range'), answer.headers.get('Content-Type')])
    .toEqual([206, contentRange, 'application/pdf'])
  expect(await answer.text()).toBe(body)
})

test('a range behind the end is 416, and says how long the file is', async () => {
  const answer = ask({ Range: 'bytes=10-' })
  expect([answer.status, answer.headers.get('Content-Range'), await answer.text()]).toEqual([416, 'bytes */10', ''])
})

test.each(['bytes=0-1,4-5', 'items=0-3', 'nonsense', 'bytes=a-b'])('%s gets the whole or nothing, never a wrong part', async (range) => {
  const answer = ask({ Range: range })
  expect([200, 416]).toContain(answer.status)
  if (answer.status === 200) expect(await answer.text()).toBe('0123456789')
})

test('If-Range with the tag of these bytes goes on; with another, or with a date, it starts anew', async () => {
  expect(await bodyOf({ 'Range': 'bytes=7-', 'If-Range': '"x"' })).toBe('789')
  for (const other of ['"y"', 'W/"x"', 'Mon, 12 Feb 2024 16:00:00 GMT']) {
    const answer = ask({ 'Range': 'bytes=7-', 'If-Range': other })
    expect([answer.status, await answer.text()]).toEqual([200, '0123456789'])
  }
})

test('whatever byte a download stops at, what follows makes it whole', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (got) => {
    const rest = await bodyOf({ 'Range': `bytes=${String(got)}-`, 'If-Range': '"x"' })
    expect(BYTES.subarray(0, got).toString() + rest).toBe('0123456789')
  }))
})
