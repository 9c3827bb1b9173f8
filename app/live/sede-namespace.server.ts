/**
 * The supervisor's line. At the handshake: a session with a supervisor's grant;
 * each room (one turno at one sede) only for the sedes of the grants.
 */
import type { Namespace } from 'socket.io'
import { hasRole, hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import { readSession } from '#app/http/sessions.server.ts'
import { admitSockets } from './admit-sockets.ts'
import type { LiveServices } from './live-services.ts'
import { parsedListener, refuseUnknownEvents, type ListenParts } from './listen.ts'
import { roomOf, sessionRoom, type Presence } from './presence.ts'
import { watchSchema, type SedeClientEvents, type SedeServerEvents, type WatchReply } from './protocol.ts'
import { createRateBucket } from './rate-bucket.ts'

export type SedeNamespace = Namespace<SedeClientEvents, SedeServerEvents, Record<string, never>, { actor: Actor }>

interface SedeParts {
  services: LiveServices
  presence: Presence
  count: (refusal: string) => void
}

/** Serves the namespace. */
export function serveSede(namespace: SedeNamespace, { services, presence, count }: SedeParts): void {
  admitSockets(namespace, { count, log: services.log }, async (socket) => {
    const actor = await readSession(services.database, socket.handshake.headers.cookie)
    if (actor === null) return 'NO_SESSION'
    if (!hasRole(actor, 'supervisor')) return 'ROLE_MISSING'
    socket.data = { actor }
    return null
  })

  namespace.on('connection', (socket) => {
    const listening: ListenParts = { bucket: createRateBucket(), log: services.log, count }
    void socket.join(sessionRoom(socket.data.actor.sessionSha256))
    refuseUnknownEvents(socket, ['watch'], listening)
    socket.on('watch', parsedListener<typeof watchSchema, WatchReply>(listening, watchSchema, async (place, answer) => {
      if (!hasRoleAtSede(socket.data.actor, 'supervisor', place.sedeCode)) {
        count('NOT_YOUR_SEDE')
        answer({ ok: false, refusal: 'NOT_YOUR_SEDE' })
        return
      }
      await socket.join([roomOf(place), place.turnoId])
      answer({ ok: true, now: services.clock.now(), presence: presence.list(place.turnoId, place.sedeCode) })
    }))
  })
}
