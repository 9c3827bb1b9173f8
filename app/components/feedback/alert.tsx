/**
 * Something the person must know here. Danger and what answers an act are
 * announced at once (`announce`); what stands on the page from the start is not.
 */
import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../icon/icon.tsx'
import { TONE_BOX, TONE_MARK, type Tone } from './tone.ts'

export type AlertTone = 'info' | 'success' | 'attention' | 'danger'

const KINDS: Record<AlertTone, { icon: LucideIcon, word: string, tone: Tone }> = {
  info: { icon: Info, word: 'Información', tone: 'neutral' },
  success: { icon: CircleCheck, word: 'Hecho', tone: 'success' },
  attention: { icon: TriangleAlert, word: 'Atención', tone: 'attention' },
  danger: { icon: CircleAlert, word: 'Importante', tone: 'danger' },
}

interface AlertProps {
  tone?: AlertTone
  title?: string
  /** Read out when it appears: the answer to what the person just did. */
  announce?: boolean
  children?: ReactNode
}

export function Alert({ tone = 'info', title, announce = false, children }: AlertProps) {
  const { icon, word, tone: box } = KINDS[tone]
  const role = announce ? (tone === 'danger' ? 'alert' : 'status') : undefined
  return (
    <div role={role} className={`flex max-w-reading gap-3 border-s-4 px-4 py-3 ${TONE_BOX[box]}`}>
      <span className={`mt-0.5 ${TONE_MARK[box]}`}><Icon icon={icon} /></span>
      <div className="min-w-0 space-y-1">
        <p className="font-semibold"><span className="sr-only">{word}: </span>{title}</p>
        {children === undefined ? null : <div>{children}</div>}
      </div>
    </div>
  )
}
