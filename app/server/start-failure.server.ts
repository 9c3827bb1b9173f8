/**
 * Turns whatever kept the server from starting into one line for the operator.
 * Failures that we foresee carry their line; the rest are named by their code.
 */
export type StartFailureCode =
  | 'PORT_IN_USE' | 'DATABASE_UNREACHABLE' | 'DATABASE_TOO_OLD' | 'SHARED_ROLES' | 'SECOND_NODE' | 'DEMO_IN_PRODUCTION'
  | 'NOT_BUILT'

export class StartFailure extends Error {
  readonly code: StartFailureCode

  constructor(code: StartFailureCode, line: string) {
    super(line)
    this.code = code
  }
}

/** Codes whose message is already the operator's line. */
const SPEAKS_FOR_ITSELF = new Set<string>([
  'PORT_IN_USE', 'DATABASE_UNREACHABLE', 'DATABASE_TOO_OLD', 'SHARED_ROLES', 'SECOND_NODE', 'DEMO_IN_PRODUCTION',
  'MASTER_KEY_MISSING', 'MASTER_KEY_INVALID', 'NOT_BUILT', 'ALREADY_RUNNING', 'NO_BINARIES', 'NOT_INITIALIZED', 'NOT_STARTED', 'FOREIGN_DATA',
])

const firstLine = (text: string) => text.split('\n')[0] ?? text

/** One line in Spanish; an unforeseen failure keeps its stack, without which nobody could mend it. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return `EFISER no pudo arrancar: ${String(error)}`
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (SPEAKS_FOR_ITSELF.has(code)) return firstLine(error.message)
  if (code === 'MIGRATION_FAILED') return `No se pudo actualizar la base de datos: ${firstLine(error.message)}`
  if (code === 'EACCES' || code === 'EPERM') return `Falta permiso en el sistema de archivos: ${firstLine(error.message)}`
  if (code === 'ENOSPC') return `No queda espacio en el disco: ${firstLine(error.message)}`
  return `EFISER no pudo arrancar: ${error.stack ?? error.message}`
}
