/**
 * The one statement by which answers are saved: everything that arrived since
 * the last commit, for all attempts at once. It locks the attempts against their
 * close (which takes FOR UPDATE, and so waits for the commit), judges state,
 * lease and deadline by the database's clock, appends the history and replaces
 * the current answers. An attempt that somebody decides on just now is left out,
 * and nobody waits for it. A group (the operations of one attempt) is written
 * whole or not at all, since its rows are one chain.
 */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Database } from '../client.ts'

/** The operations of one attempt, all of one lease epoch, in the order of their chain. */
export interface SaveGroup {
  attemptId: string
  epoch: number
  /** Of the times that the writer believes; a group whose times differ in the database is named in the outcome. */
  timesVersion: number
  rows: readonly SaveRow[]
}

export interface SaveRow {
  seq: number
  itemId: string
  revision: number
  optionId: string | null
  flagged: boolean
  struck: readonly string[]
  opId: string
  clientAt: number
  /** Its link of the chain, 64 hex. */
  hash: string
}

export interface SaveOutcome {
  /** The database's time of this statement, which is the time of every save in it. */
  now: Instant
  /** Indexes of the groups of which nothing was written: locked, not open, other lease, after the deadline. */
  refused: readonly number[]
  /** The groups whose attempt has other times than the writer believed, with these. */
  retimed: readonly RetimedGroup[]
}

export interface RetimedGroup {
  group: number
  closesAt: Instant
  acceptsUntil: Instant
  timesVersion: number
}

/**
 * Saves the groups; resolves after the commit. Ids must be UUIDs. Rejects with the
 * database's error, and then nothing was written: 23505 on answer_history_pkey
 * means that another writer appended to one of the attempts first.
 */
export async function saveAnswers({ sql }: Database, groups: readonly SaveGroup[]): Promise<SaveOutcome> {
  const lists = listParameters(groups)
  const [row] = await sql<[Omit<SaveOutcome, 'retimed'> & { retimed: RetimedGroup[] | null }]>`
    with clock as materialized (
      select date_trunc('milliseconds', efiser_now()) as now
    ), presented as materialized (
      select *
      from unnest(${lists.attemptIds}::uuid[], ${lists.epochs}::integer[], ${lists.timesVersions}::integer[])
        with ordinality as g (attempt_id, epoch, times_version, ord)
    ), held as materialized (
      select p.ord, p.attempt_id, p.epoch, a.closes_at, a.accepts_until, a.times_version,
        a.times_version <> p.times_version as retimed,
        a.state = 'inProgress' and a.lease_epoch = p.epoch and clock.now < a.accepts_until as admitted
      from presented p
      join attempt a on a.id = p.attempt_id
      cross join clock
      for key share of a skip locked
    ), verdict as materialized (
      select coalesce(array_agg(p.ord::integer - 1) filter (where h.admitted is not true), '{}') as refused,
        json_agg(json_build_object('group', p.ord - 1, 'timesVersion', h.times_version,
          'closesAt', (extract(epoch from h.closes_at) * 1000)::bigint,
          'acceptsUntil', (extract(epoch from h.accepts_until) * 1000)::bigint)) filter (where h.retimed) as retimed
      from presented p left join held h on h.ord = p.ord
    ), operation as materialized (
      select o.*, h.attempt_id, h.epoch, clock.now
      from held h
      join unnest(${lists.groups}::integer[], ${lists.seqs}::integer[], ${lists.itemIds}::uuid[],
        ${lists.revisions}::integer[], ${lists.optionIds}::uuid[], ${lists.flags}::boolean[], ${lists.struck}::text[],
        ${lists.opIds}::uuid[], ${lists.clientAts}::float8[], ${lists.hashes}::text[], ${lists.lasts}::boolean[])
        as o (ord, seq, item_id, revision, option_id, flagged, struck, op_id, client_at, hash, last) on o.ord = h.ord
      cross join clock
      where h.admitted
    ), appended as (
      insert into answer_history (attempt_id, seq, item_id, revision, option_id, flagged, struck, epoch, op_id,
        received_at, client_at, hash)
      select attempt_id, seq, item_id, revision, option_id, flagged, struck::uuid[], epoch, op_id, now,
        to_timestamp(client_at / 1000), decode(hash, 'hex')
      from operation
    ), replaced as (
      insert into answer (attempt_id, item_id, revision, option_id, flagged, struck, saved_at)
      select attempt_id, item_id, revision, option_id, flagged, struck::uuid[], now from operation where last
      on conflict (attempt_id, item_id) do update set revision = excluded.revision, option_id = excluded.option_id,
        flagged = excluded.flagged, struck = excluded.struck, saved_at = excluded.saved_at
      where answer.revision < excluded.revision
    )
    select now, refused, retimed from clock cross join verdict`
  return { ...row, retimed: row.retimed ?? [] }
}

type Lists = Record<
  | 'attemptIds' | 'epochs' | 'timesVersions' | 'groups' | 'seqs' | 'itemIds' | 'revisions' | 'optionIds' | 'flags'
  | 'struck' | 'opIds' | 'clientAts' | 'hashes' | 'lasts', string>

/** Array literals, written here in one pass: the driver's own way costs more than the rest of a save in Node. */
function listParameters(groups: readonly SaveGroup[]): Lists {
  const text: Lists = {
    attemptIds: '', epochs: '', timesVersions: '', groups: '', seqs: '', itemIds: '', revisions: '', optionIds: '',
    flags: '', struck: '', opIds: '', clientAts: '', hashes: '', lasts: '',
  }
  let comma = ''
  groups.forEach((group, index) => {
    const groupComma = index === 0 ? '' : ','
    text.attemptIds += groupComma + group.attemptId
    text.epochs += groupComma + String(group.epoch)
    text.timesVersions += groupComma + String(group.timesVersion)
    const lasts = markLastOfEachItem(group.rows)
    group.rows.forEach((row, position) => {
      text.groups += comma + String(index + 1)
      text.seqs += comma + String(row.seq)
      text.itemIds += comma + row.itemId
      text.revisions += comma + String(row.revision)
      text.optionIds += comma + (row.optionId ?? 'null')
      text.flags += comma + (row.flagged ? 't' : 'f')
      text.struck += `${comma}"{${row.struck.join(',')}}"`
      text.opIds += comma + row.opId
      text.clientAts += comma + String(row.clientAt)
      text.hashes += comma + row.hash
      text.lasts += comma + (lasts[position] === true ? 't' : 'f')
      comma = ','
    })
  })
  for (const name of Object.keys(text) as (keyof Lists)[]) text[name] = `{${text[name]}}`
  return text
}

/** ON CONFLICT may touch a row once per statement: of several saves of an item only the last becomes its answer. */
function markLastOfEachItem(rows: readonly SaveRow[]): boolean[] {
  if (rows.length === 1) return [true]
  const later = new Set<string>()
  return rows.toReversed().map(({ itemId }) => {
    if (later.has(itemId)) return false
    later.add(itemId)
    return true
  }).reverse()
}
