/**
 * Column types shared by the tables. Times leave the database as Instant
 * (epoch milliseconds) and enter it as ISO 8601 text; numerics stay decimal
 * strings, so that no score ever passes through a float.
 */
import type { ColumnType, Generated } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'

/** timestamptz: read as Instant, written as ISO 8601 with offset. */
export type Timestamp = ColumnType<Instant, string, string>

/** timestamptz that may be null. */
export type NullableTimestamp = ColumnType<Instant | null, string | null | undefined, string | null>

/** timestamptz written once, by the row's insert. */
export type FixedTimestamp = ColumnType<Instant, string, never>

/** Written once: an update of it does not type-check. */
export type Fixed<T> = ColumnType<T, T, never>

/** A key that the database draws when none is given, and that never changes. */
export type GeneratedId = ColumnType<string, string | undefined, never>

/** numeric: exact decimal text such as "81.700000". */
export type Decimal = string

export type WithDefault<T> = Generated<T>

/** timestamptz that the database stamps, once. */
export type StampedTimestamp = ColumnType<Instant, string | undefined, never>
