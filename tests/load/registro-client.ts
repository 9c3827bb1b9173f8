/**
 * One resident's requests as the pages of the registration send them: the start page, each step as its script saves it,
 * the picture with the articles, the review, the version, the printed solicitud. Each is timed; whatever is not the
 * expected answer is an error with its status.
 */
import type { Registrant } from './registro-people.ts'

export type RequestKind = 'page' | 'draft' | 'upload' | 'register' | 'print'

export interface Measured {
  /** Milliseconds of each request that was answered as expected. */
  times: Record<RequestKind, number[]>
  /** Kind and status, how often. */
  errors: Record<string, number>
}

export const newMeasured = (): Measured =>
  ({ times: { page: [], draft: [], upload: [], register: [], print: [] }, errors: {} })

interface Site { url: string, picture: Uint8Array<ArrayBuffer> }

export async function register({ url, picture }: Site, { cookie, steps }: Registrant, measured: Measured): Promise<void> {
  const send = async (kind: RequestKind, path: string, expected: number, init: RequestInit = {}) => {
    const from = performance.now()
    const response = await fetch(`${url}${path}`, {
      ...init, redirect: 'manual', headers: { cookie, 'sec-fetch-site': 'same-origin', ...init.headers },
    })
    const body = await response.text()
    if (response.status === expected) measured.times[kind].push(performance.now() - from)
    else count(measured, `${kind} ${String(response.status)}`)
    return body
  }
  await send('page', '/registro', 200)
  for (const [step, fields] of steps) {
    await send('draft', '/registro/borrador', 200, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ step, revision: 0, fields }),
    })
  }
  await send('upload', '/residente/publicaciones?acto=imagen', 302, { method: 'POST', body: pictureForm(picture) })
  const review = await send('page', '/registro/revision', 200)
  const seal = /name="seal" value="([0-9a-f]{64})"/.exec(review)?.[1]
  if (seal === undefined) return count(measured, 'register without what is missing')
  await send('register', '/registro/revision', 302, { method: 'POST', body: new URLSearchParams({ seal }) })
  await send('print', '/solicitud.pdf', 200)
}

/** Sends the picture again until told to stop; how many were taken. */
export async function flood({ url, picture }: Site, registrants: readonly Registrant[], isOver: () => boolean) {
  const statuses: Record<string, number> = {}
  const measured = { times: newMeasured().times, errors: statuses }
  await inParallel(32, registrants, async ({ cookie }) => {
    if (isOver()) return
    const response = await fetch(`${url}/residente/publicaciones?acto=imagen`, {
      method: 'POST', body: pictureForm(picture), redirect: 'manual', headers: { cookie, 'sec-fetch-site': 'same-origin' },
    })
    await response.arrayBuffer()
    count(measured, String(response.status))
  })
  return statuses
}

/** All of them, at most `width` at the same time. */
export async function inParallel<T>(width: number, all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  await Promise.all(Array.from({ length: width }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await act(next)
  }))
}

function pictureForm(picture: Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData()
  form.append('image', new Blob([picture], { type: 'image/jpeg' }), 'articulos.jpg')
  return form
}

function count({ errors }: Measured, what: string): void {
  errors[what] = (errors[what] ?? 0) + 1
}
