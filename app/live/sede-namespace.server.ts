/**
 * The supervisor's line. At the handshake: a session with a supervisor's grant;
 * each room (one turno at one sede) only for the sedes of the grants.
 */
import type { Namespace } from 'socket.io'
import { hasRole, hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import { readSession } from '#app/http/sessions.server.ts'
import type { LiveServices } from './live-services.ts'
import { parsedListener, refuseUnknownEvents, type ListenParts } from './listen.ts'
import { roomOf, type Presence } from './presence.ts'
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
  namespace.use((socket, next) => {
    readSession(services.database, socket.handshake.headers.cookie).then((actor) => {
      const refusal = actor === null ? 'NO_SESSION' : hasRole(actor, 'supervisor') ? null : 'ROLE_MISSING'
      if (actor !== null && refusal === null) {
        socket.data = { actor }
        next()
        return
      }
      count(refusal ?? 'NO_SESSION')
      next(new Error(refusal ?? 'NO_SESSION'))
    }, (error: unknown) => {
      services.log.error({ err: error }, 'a handshake failed')
      next(new Error('BUSY_RETRY'))
    })
  })

  namespace.on('connection', (socket) => {
    const listening: ListenParts = { bucket: createRateBucket(), log: services.log, count }
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
