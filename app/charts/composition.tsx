/** Parts that make a whole of 100 %, as one bar with its parts named beneath; three tones at most. */
export interface Part {
  name: string
  /** Whole percent. */
  percent: number
}

const FILLS = ['fill-green', 'fill-gold', 'fill-grey'] as const

export function Composition({ parts }: { parts: readonly Part[] }) {
  const starts = parts.map((_part, index) => parts.slice(0, index).reduce((sum, { percent }) => sum + percent, 0))
  return (
    <div aria-hidden>
      <svg width="100%" height="32" className="block">
        {parts.map(({ name, percent }, index) => (
          <rect key={name} x={`${starts[index] ?? 0}%`} width={`${percent}%`} height="32"
            className={`stroke-paper stroke-2 ${FILLS[index % FILLS.length] ?? ''}`} />
        ))}
      </svg>
      <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
        {parts.map(({ name, percent }, index) => (
          <li key={name} className="flex items-center gap-2">
            <svg width="14" height="14"><rect width="14" height="14" className={FILLS[index % FILLS.length]} /></svg>
            <span className="tabular-nums">{percent} %</span> {name}
          </li>
        ))}
      </ul>
    </div>
  )
}
