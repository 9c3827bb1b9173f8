/** The payload of an event as terms and values. Hashes are cut; the whole text stands in the CSV. */
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { describeKey } from './audit-words.ts'

const HASH = /^[0-9a-f]{64}$/

/** `payload` is the JSON text whose bytes were hashed. */
export function PayloadList({ payload }: { payload: string }) {
  return <Terms of={JSON.parse(payload) as Record<string, unknown>} />
}

function Terms({ of: terms }: { of: Record<string, unknown> }) {
  const entries = Object.entries(terms)
  if (entries.length === 0) return <>—</>
  return (
    <dl className="space-y-0.5">
      {entries.map(([key, value]) => (
        <div key={key} className="flex flex-wrap gap-x-2">
          <dt className="text-grey">{describeKey(key)}:</dt>
          <dd className="min-w-0 break-words"><Value value={value} /></dd>
        </div>
      ))}
    </dl>
  )
}

function Value({ value }: { value: unknown }) {
  if (value === null) return <>—</>
  if (typeof value === 'boolean') return <>{value ? 'Sí' : 'No'}</>
  if (typeof value === 'string') return HASH.test(value) ? <ShortHash hash={value} /> : <>{value}</>
  if (Array.isArray(value)) {
    if (value.length === 0) return <>—</>
    return <>{value.map((entry, index) => <span key={index} className="me-2"><Value value={entry} /></span>)}</>
  }
  return typeof value === 'object' ? <Terms of={value as Record<string, unknown>} /> : <>{String(value)}</>
}
