/**
 * The handshake of a namespace: who is refused is counted and hears the code as the error's message; where the
 * question itself failed, to be asked again.
 */
import type { Logger } from 'pino'

interface Knocked<S> {
  use(middleware: (socket: S, next: (error?: Error) => void) => void): unknown
}

interface AdmitParts {
  count: (refusal: string) => void
  log: Logger
}

/** `admit` gives the socket its data and answers null, or the code of a refusal. */
export function admitSockets<S>(
  namespace: Knocked<S>, { count, log }: AdmitParts, admit: (socket: S) => Promise<string | null>,
): void {
  namespace.use((socket, next) => {
    admit(socket).then((refusal) => {
      if (refusal !== null) count(refusal)
      next(refusal === null ? undefined : new Error(refusal))
    }, (error: unknown) => {
      log.error({ err: error }, 'a handshake failed')
      next(new Error('BUSY_RETRY'))
    })
  })
}
