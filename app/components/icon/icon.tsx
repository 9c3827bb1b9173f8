/**
 * An icon is never alone: it takes its word as children. Screen readers hear the
 * word only.
 */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface IconProps {
  icon: LucideIcon
  /** Pixels; 20 beside text of 16 px. */
  size?: number
}

/** The bare drawing, for components that carry the word themselves. */
export function Icon({ icon: Drawing, size = 20 }: IconProps) {
  return <Drawing aria-hidden focusable={false} size={size} strokeWidth={2} className="shrink-0" />
}

interface IconWordProps extends IconProps {
  children: ReactNode
}

/** Icon and word on one line. */
export function IconWord({ icon, size = 20, children }: IconWordProps) {
  return (
    <span className="inline-flex items-center gap-2">
      <Icon icon={icon} size={size} />
      <span>{children}</span>
    </span>
  )
}
