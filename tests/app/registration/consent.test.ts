// The real server: nothing of the own registration is shown, saved or registered by a resident who has not read the notice.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '#app/cli/simulate/platform.server.ts'
import { useEmbedded } from '#db/embedded/start-embedded.ts'
import { provision } from '#db/provision.ts'
import { openDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { type RunningServer, startServer } from '#tests/setup/start-server.ts'

let server: RunningServer
let demo: DemoDatabase
let cookie: string

beforeAll(async () => {
  server = await startServer()
  const { superuserUrl, ownerPassword, appPassword } = await useEmbedded({ root: server.root })
  const urls = await provision({ superuserUrl, database: 'efiser', ownerPassword, appPassword })
  demo = openDemoDatabase({ ...urls, drop: () => server.stop() })
  const { id } = await demo.database.db.selectFrom('person').select('id').where('email', '=', 'registro3@efiser.demo')
    .executeTakeFirstOrThrow()
  cookie = (await openSession({ origin: server.url, database: demo.database }, id)).cookie
}, 180_000)
afterAll(() => demo.drop())

test.each(['/registro/revision', '/registro/cursos', '/registro/contacto'])(
  'who has not agreed to the privacy notice is led to it from %s, by a look and by an act', async (path) => {
    for (const method of ['GET', 'POST']) {
      const response = await fetch(server.url + path, {
        method, redirect: 'manual', headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' },
        ...method === 'POST' ? { body: new URLSearchParams({ seal: 'a'.repeat(64), revision: '0' }) } : {},
      })
      expect([response.status, response.headers.get('Location')?.split('?')[0]]).toEqual([302, '/privacidad'])
    }
  })
