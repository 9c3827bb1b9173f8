/** A fault as the program takes it: what it needs, what it breaks, and how it is repaired. */
import type { FaultSitting } from './sitting.ts'
import type { FaultyPostgres } from './postgres.ts'
import type { SimulatedCandidate } from './candidate.ts'

export interface World {
  readonly postgres: FaultyPostgres
  readonly sitting: FaultSitting
  /** Once all are in their exam; empty before. */
  readonly crowd: readonly SimulatedCandidate[]
  /** Of the server under test; it stays the same over restarts. */
  readonly origin: string
  readonly port: number
  /** Where the server keeps its secrets. */
  readonly serverRoot: string
  /** SIGKILL to the server alone. */
  killServer(): Promise<void>
  /** Starts it again on the same port; returns when it is healthy. */
  startServer(environment?: Record<string, string>): Promise<void>
}

export interface Fault {
  /** As the table names it. */
  readonly name: string
  /** Of the server, beside what the harness sets. */
  readonly environment?: Readonly<Record<string, string>>
  /** A PostgreSQL of its own; null when this machine cannot give it, and then the fault is skipped with `why`. */
  readonly ownPostgres?: () => Promise<{ postgres: FaultyPostgres; end(): Promise<void> } | { why: string }>
  /** `connect` starts the servers: the harness starts none. */
  readonly ownServers?: boolean
  /** What this machine lacks for it, or null; it is skipped then. */
  readonly whyNot?: () => string | null
  /** How wrong the clock of the n-th candidate's machine is. */
  readonly clockErrorMs?: (index: number) => number
  /** Stands something between candidates and server; `originOf` is where the n-th connects. */
  readonly connect?: (world: World) => Promise<{ originOf(index: number): string; close(): void | Promise<void> }>
  /** Whose acknowledgements count for the time to the first one after; everybody's when absent. */
  readonly affects?: (index: number) => boolean
  /** Breaks and repairs; resolves when repaired. Throws where the product misbehaves. */
  readonly inject: (world: World) => Promise<void>
}
