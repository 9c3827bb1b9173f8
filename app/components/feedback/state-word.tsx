/**
 * The state of a thing: a shape, a word, and the tone's colour last, so that a
 * board can be read in black and white and from two metres.
 */
import { TONE_MARK, type Tone } from './tone.ts'

export type StateShape = 'empty' | 'half' | 'full' | 'check' | 'cross' | 'triangle' | 'dash'

export interface StateWordProps {
  shape: StateShape
  tone?: Tone
  children: string
}

export function StateWord({ shape, tone = 'neutral', children }: StateWordProps) {
  return (
    <span className="inline-flex items-center gap-2 font-semibold whitespace-nowrap">
      <svg aria-hidden viewBox="0 0 16 16" width="16" height="16" className={`shrink-0 ${TONE_MARK[tone]}`}>
        <Shape shape={shape} />
      </svg>
      {children}
    </span>
  )
}

function Shape({ shape }: { shape: StateShape }) {
  const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 2 }
  switch (shape) {
    case 'empty': return <circle cx="8" cy="8" r="6" {...stroke} />
    case 'half': return (
      <>
        <circle cx="8" cy="8" r="6" {...stroke} />
        <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
      </>
    )
    case 'full': return <circle cx="8" cy="8" r="7" fill="currentColor" />
    case 'check': return <path d="M2 8.5l4 4 8-9" {...stroke} strokeWidth={2.5} />
    case 'cross': return <path d="M3 3l10 10M13 3L3 13" {...stroke} strokeWidth={2.5} />
    case 'triangle': return <path d="M8 1.5l7 12.5H1z" fill="currentColor" />
    case 'dash': return <path d="M2 8h12" {...stroke} strokeWidth={2.5} />
  }
}
