/** The findings of one check: the sum first, then each line with its state, what was measured and what to do. */
import { Alert } from '../components/feedback/alert.tsx'
import { StateWord } from '../components/feedback/state-word.tsx'
import { CHECK_WORDS, VERDICT_WORDS } from './check-words.ts'
import { judgeCheck } from './judge-check.ts'
import type { Measurements } from './measurements.ts'

const SUMMARY_TONE = { pass: 'success', warning: 'attention', fail: 'danger' } as const

export function CheckReport({ measurements }: { measurements: Measurements }) {
  const { result, lines } = judgeCheck(measurements)
  return (
    <section aria-label="Resultado de la comprobación" className="mt-6">
      <Alert tone={SUMMARY_TONE[result]} title={VERDICT_WORDS[result].summary} announce />
      <ul className="mt-6 border-b border-line">
        {lines.map(({ line, verdict }) => {
          const { title, found, remedy } = CHECK_WORDS[line]
          const { word, shape, tone } = VERDICT_WORDS[verdict]
          return (
            <li key={line} className="grid gap-x-6 gap-y-1 border-t border-line py-3 sm:grid-cols-[1fr_auto]">
              <div className="min-w-0">
                <h2 className="text-base font-semibold">{title}</h2>
                <p className="break-words">{found(measurements)}</p>
                {verdict === 'pass' ? null : <p className="mt-1 max-w-measure"><strong>Qué hacer:</strong> {remedy}</p>}
              </div>
              <p><StateWord shape={shape} tone={tone}>{word}</StateWord></p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
