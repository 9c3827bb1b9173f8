/**
 * The log: structured lines that name what happened, never whom it happened to.
 * PostgreSQL's words repeat the values that it refused (a CURP, an answer), in the
 * message and in the detail; of its errors only code, names and our stack are kept.
 */
import pino, { type DestinationStream, type Logger } from 'pino'

interface DescribedError {
  type: string
  code?: string
  message: string
  constraint?: string
  table?: string
  routine?: string
  cause?: DescribedError
  stack: string
}

const SQLSTATE = /^[0-9A-Z]{5}$/
const MAX_CAUSES = 3

const textOf = (error: object, field: string): string | undefined => {
  const value: unknown = Reflect.get(error, field)
  return typeof value === 'string' ? value : undefined
}

/** The frames only: a stack begins with the message. */
const framesOf = ({ stack = '' }: Error) => stack.split('\n').filter((line) => line.startsWith('    at ')).join('\n')

export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error', stack: '' }
  const code = textOf(error, 'code')
  const fromDatabase = code !== undefined && SQLSTATE.test(code) && textOf(error, 'severity') !== undefined
  const [constraint, table, routine] = ['constraint_name', 'table_name', 'routine'].map((name) => textOf(error, name))
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    message: fromDatabase ? 'refused by PostgreSQL' : error.message,
    ...(fromDatabase && constraint !== undefined ? { constraint } : {}),
    ...(fromDatabase && table !== undefined ? { table } : {}),
    ...(fromDatabase && routine !== undefined ? { routine } : {}),
    ...(error.cause === undefined || depth >= MAX_CAUSES ? {} : { cause: describeError(error.cause, depth + 1) }),
    stack: framesOf(error),
  }
}

/** To standard output unless told otherwise. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, serializers: { err: (error: unknown) => describeError(error) } }
  return destination === undefined ? pino(options) : pino(options, destination)
}
