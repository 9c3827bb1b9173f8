/** The beginning of a SHA-256, enough to compare by eye; the whole of it on pointing and in a copy. */
interface ShortHashProps {
  hash: string
  /** The whole hash, for documents that are checked with other tools. */
  whole?: boolean
}

export function ShortHash({ hash, whole = false }: ShortHashProps) {
  return whole
    ? <code className="break-all">{hash}</code>
    : <code title={hash} className="whitespace-nowrap">{hash.slice(0, 12)}…</code>
}
