/** The namespaces that are no part of a sitting: check of machines and rehearsal. Each has limits of its own. */
import type { Server } from 'socket.io'
import { serveCheck, type CheckNamespace } from './check-namespace.server.ts'
import { CHECK_NAMESPACE } from './check-protocol.ts'
import type { LiveServices } from './live-services.ts'
import { REHEARSAL_NAMESPACE, serveRehearsal, type RehearsalNamespace } from './rehearsal-namespace.server.ts'

interface BesideParts {
  services: LiveServices
  count: (refusal: string) => void
}

export function serveBesideSitting(io: Server, parts: BesideParts): void {
  serveCheck(io.of(CHECK_NAMESPACE) as unknown as CheckNamespace, parts)
  serveRehearsal(io.of(REHEARSAL_NAMESPACE) as unknown as RehearsalNamespace, parts)
}
