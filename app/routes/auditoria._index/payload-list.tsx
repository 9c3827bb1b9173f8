/** An event's payload as terms and values. Hashes are cut, instants in central time; the CSV has the whole text. */
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { instant } from '#exam-engine/kernel/time.ts'
import { describeKey } from '#app/audit/audit-words.ts'

const HASH = /^[0-9a-f]{64}$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

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
  if (typeof value === 'string') return <Text text={value} />
  if (Array.isArray(value)) {
    if (value.length === 0) return <>—</>
    return <>{value.map((entry, index) => <span key={index} className="me-2"><Value value={entry} /></span>)}</>
  }
  return typeof value === 'object' ? <Terms of={value as Record<string, unknown>} /> : <>{String(value)}</>
}

function Text({ text }: { text: string }) {
  if (HASH.test(text)) return <ShortHash hash={text} />
  return INSTANT.test(text) ? <DateTime at={instant(text)} form="short" /> : <>{text}</>
}
