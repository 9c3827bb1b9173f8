import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import express from 'express'
import { limitBody } from '#app/http/limit-body.server.ts'

let server: Server
let reached = 0

beforeAll(async () => {
  const app = express()
  app.use(limitBody)
  app.use((_request, response) => {
    reached += 1
    response.send('read')
  })
  server = createServer(app)
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
})
afterAll(() => server.close())

/** Announces a body and sends none of it: the answer must not wait for it. */
async function announce(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request({ port: (server.address() as AddressInfo).port, path, method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
      sent.destroy()
    })
    sent.on('error', reject)
    sent.flushHeaders()
  })
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }
const UPLOAD = { 'Content-Type': 'multipart/form-data; boundary=x' }

test.each([
  ['a form', '/acceso', { ...FORM, 'Content-Length': '131072' }, 200],
  ['a form that is no form any more', '/acceso', { ...FORM, 'Content-Length': '131073' }, 413],
  ['gigabytes', '/acceso', { ...FORM, 'Content-Length': '4000000000' }, 413],
  ['an upload where nobody uploads', '/acceso', { ...UPLOAD, 'Content-Length': '131073' }, 413],
  ['an item file', '/admin/examenes/x/banco', { ...UPLOAD, 'Content-Length': '9437184' }, 200],
  ['an item file beyond all limits', '/admin/examenes/x/banco', { ...UPLOAD, 'Content-Length': '9437185' }, 413],
  ['a body of unknown length', '/acceso', { ...FORM, 'Transfer-Encoding': 'chunked' }, 411],
])('%s to %s', async (_name, path, headers, status) => {
  const before = reached
  expect(await announce(path, headers)).toBe(status)
  expect(reached - before).toBe(status === 200 ? 1 : 0)
})
