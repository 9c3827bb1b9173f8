/**
 * A link that looks like a button: it leads somewhere and changes nothing. For
 * files pass `download` or `reloadDocument`, so that the browser fetches them.
 */
import { Link, type LinkProps } from '@remix-run/react'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../icon/icon.tsx'
import { buttonClasses, type ButtonLookOptions } from './button-look.ts'

interface ButtonLinkProps extends Omit<LinkProps, 'className' | 'style' | 'children'>, ButtonLookOptions {
  icon?: LucideIcon | undefined
  children: ReactNode
}

export function ButtonLink({ look, size, wide, icon, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={buttonClasses({ look, size, wide })}>
      {icon === undefined ? null : <Icon icon={icon} />}
      {children}
    </Link>
  )
}
