/** The line of an exam where Safe Exam Browser is required: closed without it, open with it, and by a waiver. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createExamSocket } from '#app/exam-client/socket.ts'
import { configKeyOf, hashForUrl } from '#app/lockdown/config-key.ts'
import { sebSettings } from '#app/lockdown/seb-settings.ts'
import { writeProof } from '#app/lockdown/seb-proof.ts'
import type { Actor } from '#app/http/actor.ts'
import { requireLockdown, setQuitPassword } from '#app/use-cases/set-lockdown.server.ts'
import { waiveLockdown } from '#app/use-cases/waive-lockdown.server.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { OPENS_AT, putInProgress } from '#tests/db/sitting/sitting-database.ts'
import { knock } from './knock.ts'
import { nth, startLiveSitting, type LiveSitting } from './live-server.ts'

const PASSWORD = 'salida-segura'

let sitting: LiveSitting
let place: { sede_code: string, exam_id: string }
/** Another candidate of the same sede. */
let neighbour: number
let admin: Actor
let supervisor: Actor

beforeAll(async () => {
  sitting = await startLiveSitting({ attempts: 6 })
  await putInProgress(sitting, sitting.attempts.map(({ id }) => id))
  await sitting.startClock(instant(OPENS_AT + 60_000))
  const rows = await sitting.owner.db.selectFrom('attempt').select(['id', 'sede_code', 'exam_id']).execute()
  const rowOf = (index: number) => rows.find(({ id }) => id === nth(sitting.attempts, index).id)
  place = rowOf(0) ?? place
  neighbour = [1, 2, 3, 4, 5].find((index) => rowOf(index)?.sede_code === place.sede_code) ?? 0
  const { id: personId } = await sitting.owner.db.selectFrom('person').select('id').executeTakeFirstOrThrow()
  const actor = (role: 'admin' | 'supervisor', sedeCode: string | null): Actor => ({
    personId, name: 'A', matricula: '1', sessionSha256: Buffer.alloc(32), grants: [{ role, sedeCode, ooad: null, ceme: null }],
  })
  admin = actor('admin', null)
  supervisor = actor('supervisor', place.sede_code)
})
afterAll(() => sitting.close())

const services = () => ({ database: sitting.app })
const demand = (required: boolean, scope: Parameters<typeof requireLockdown>[2]['scope'] = { sedeCode: place.sede_code }) =>
  requireLockdown(services(), admin, { scope, required })

function knockAs(index: number, password: string | null): Promise<string> {
  const origin = `http://127.0.0.1:${String(sitting.node.port)}`
  const url = `${origin}/examen`
  const proof = password === null ? null : {
    url, hash: hashForUrl(url, configKeyOf(sebSettings({ origin, quitPasswordSha256: sha256Hex(password) }))),
  }
  return knock(createExamSocket({
    origin, headers: { cookie: nth(sitting.attempts, index).cookie },
    ...(proof === null ? {} : { auth: { seb: writeProof(proof) } }),
  }))
}

test('it is off until an admin set a password and required it; then a plain page and another file stay outside', async () => {
  expect(await knockAs(0, null)).toBe('open')
  expect(await demand(true)).toEqual({ ok: false, refusal: 'SEB_NOT_READY' })
  expect(await setQuitPassword(services(), supervisor, PASSWORD)).toEqual({ ok: false, refusal: 'ADMIN_ONLY' })
  expect((await setQuitPassword(services(), admin, PASSWORD)).ok).toBe(true)
  expect(await knockAs(0, null)).toBe('open')
  expect((await demand(true)).ok).toBe(true)
  expect(await knockAs(0, null)).toBe('SEB_REQUIRED')
  expect(await knockAs(0, 'otra-clave')).toBe('SEB_WRONG')
  expect(await knockAs(0, PASSWORD)).toBe('open')
})

test('a waiver opens for one attempt alone, with a reason, and stands in the audit', async () => {
  const { id: attemptId } = nth(sitting.attempts, 0)
  const elsewhere = { ...supervisor, grants: [{ role: 'supervisor' as const, sedeCode: 'OTRA', ooad: null, ceme: null }] }
  expect(await waiveLockdown(services(), elsewhere, { attemptId, reason: 'x' })).toEqual({ ok: false, refusal: 'NOT_YOUR_SEDE' })
  expect(await waiveLockdown(services(), supervisor, { attemptId, reason: '  ' })).toEqual({ ok: false, refusal: 'WAIVER_NEEDS_REASON' })
  expect((await waiveLockdown(services(), supervisor, { attemptId, reason: 'No abre' })).ok).toBe(true)
  expect((await waiveLockdown(services(), admin, { attemptId, reason: 'Otra vez' })).ok).toBe(true)
  expect(await knockAs(0, null)).toBe('open')
  expect(await knockAs(neighbour, null)).toBe('SEB_REQUIRED')
  const acts = await sitting.owner.db.selectFrom('audit_event').select('action').where('action', 'like', 'lockdown.%')
    .orderBy('seq').execute()
  expect(acts.map(({ action }) => action)).toEqual(['lockdown.setPassword', 'lockdown.require', 'lockdown.waive'])
})

test('the last word counts, for the sede and for the exam', async () => {
  expect((await demand(false)).ok).toBe(true)
  expect(await knockAs(neighbour, null)).toBe('open')
  expect((await demand(true, { examId: place.exam_id })).ok).toBe(true)
  expect(await knockAs(neighbour, null)).toBe('SEB_REQUIRED')
  expect((await demand(false, { examId: place.exam_id })).ok).toBe(true)
  expect(await knockAs(neighbour, null)).toBe('open')
})
