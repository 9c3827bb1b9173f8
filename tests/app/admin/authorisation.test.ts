import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AppLoadContext } from '@remix-run/node'
import { openDatabase, type Database } from '#db/client.ts'
import type { Role } from '#db/tables/people-tables.ts'
import { openSession } from '#tests/factories/open-session.ts'
import { createPerson } from '#tests/factories/people.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/test-database.ts'

type Handler = (args: { request: Request, context: AppLoadContext, params: Record<string, string> }) => unknown
interface RouteModule { loader?: Handler, action?: Handler }

/** Every route of the coordination and of the auditor, whoever adds one. */
const MODULES = import.meta.glob<RouteModule>([
  '../../../app/routes/admin*/route.{ts,tsx}', '../../../app/routes/auditoria*/route.{ts,tsx}',
])
const ROUTES = Object.keys(MODULES).map((path) => path.replace(/^.*\/routes\/(.*)\/route\.tsx?$/, '$1')).sort()

const ROLES: Role[] = ['residente', 'supervisor', 'educacion', 'profesor', 'evaluador', 'ooad', 'admin', 'auditor']

/** The downloads of a run are for both. */
const allowedAt = (route: string): Role[] => {
  if (/^admin_\.seleccion\.\$runId\.(input|results|paquete)/.test(route)) return ['admin', 'auditor']
  return route.startsWith('admin') ? ['admin'] : ['auditor']
}

let created: TestDatabase
let database: Database
const cookies = new Map<Role, string>()

beforeAll(async () => {
  created = await createTestDatabase()
  database = openDatabase({ url: created.appUrl, max: 2 })
  const owner = openDatabase({ url: created.ownerUrl, max: 1 })
  await owner.db.insertInto('sede')
    .values({ code: 'A', name: 'Hospital', city: 'México', ooad: 'UMAE', time_zone: 'America/Mexico_City' }).execute()
  for (const role of ROLES) {
    const scope = role === 'supervisor' || role === 'educacion' ? { sedeCode: 'A' }
      : role === 'profesor' ? { sedeCode: 'A', ceme: 'Pediatría' } : role === 'ooad' ? { ooad: 'UMAE' } : {}
    const personId = await createPerson(owner.db, { roles: [{ role, ...scope }] })
    cookies.set(role, await openSession(database, personId))
  }
  await owner.close()
})

afterAll(async () => {
  await database.close()
  await created.drop()
})

/** The status with which the handler ends the request, or null when it goes on with it. */
async function statusOf(handler: Handler, route: string, role: Role | null, method: 'GET' | 'POST') {
  const headers = role === null ? {} : { Cookie: cookies.get(role) ?? '' }
  const request = new Request(`http://sitio/${route}`, {
    method, headers, ...(method === 'POST' ? { body: new URLSearchParams({ intent: 'none' }) } : {}),
  })
  const id = '00000000-0000-4000-8000-000000000000'
  try {
    await handler({
      request, context: { services: { database } } as unknown as AppLoadContext,
      params: { examId: id, attemptId: id, runId: id, itemId: id },
    })
    return null
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status
    throw thrown
  }
}

async function loadHandlers(route: string) {
  const load = Object.entries(MODULES).find(([path]) => path.includes(`/routes/${route}/route.`))?.[1]
  const { loader, action } = await (load?.() ?? Promise.reject(new Error(route)))
  return [
    ...(loader === undefined ? [] : [{ handler: loader, method: 'GET' as const }]),
    ...(action === undefined ? [] : [{ handler: action, method: 'POST' as const }]),
  ]
}

test('the pages of both areas are found, and each asks for something', () => {
  expect(ROUTES.length).toBeGreaterThanOrEqual(20)
  expect(ROUTES).toContain('admin.seleccion_.$runId_.publicar')
})

test.each(ROUTES)('%s turns away everybody else, and who is signed out', async (route) => {
  const handlers = await loadHandlers(route)
  expect(handlers.length).toBeGreaterThan(0)
  for (const { handler, method } of handlers) {
    expect(await statusOf(handler, route, null, method)).toBe(302)
    for (const role of ROLES.filter((each) => !allowedAt(route).includes(each))) {
      expect(await statusOf(handler, route, role, method), `${role} ${method}`).toBe(403)
    }
    for (const role of allowedAt(route)) {
      expect(await statusOf(handler, route, role, method), `${role} ${method}`).not.toBe(403)
    }
  }
})
