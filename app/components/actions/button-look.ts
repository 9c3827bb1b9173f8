/**
 * How buttons and links that act like buttons look. Primary: the one act of a
 * page. Secondary: other acts. Quiet: inside tables and toolbars. Danger: what
 * takes something away.
 */
export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'regular' | 'large'

export interface ButtonLookOptions {
  look?: ButtonLook | undefined
  size?: ButtonSize | undefined
  /** Takes the whole width of its container. */
  wide?: boolean | undefined
}

const BASE = 'inline-flex items-center justify-center gap-2 rounded-md border-2 font-semibold no-underline select-none'
  + ' text-center disabled:opacity-60 pending:opacity-80'

const SIZES: Record<ButtonSize, string> = {
  regular: 'min-h-11 min-w-11 px-4 py-2 text-base',
  large: 'min-h-14 min-w-14 px-6 py-3 text-lg',
}

const LOOKS: Record<ButtonLook, string> = {
  primary: 'border-green bg-green text-on-green hover:border-green-deep hover:bg-green-deep hover:text-on-green'
    + ' pressed:border-green-deep pressed:bg-green-deep',
  secondary: 'border-grey bg-surface text-ink hover:border-ink hover:bg-sunken hover:text-ink pressed:bg-line',
  quiet: 'border-transparent bg-transparent text-green underline underline-offset-4 hover:bg-green-wash'
    + ' hover:text-green pressed:bg-green-wash',
  danger: 'border-guinda bg-guinda text-on-guinda hover:border-guinda-deep hover:bg-guinda-deep hover:text-on-guinda'
    + ' pressed:border-guinda-deep pressed:bg-guinda-deep',
}

/** The classes of a button. */
export function buttonClasses({ look = 'primary', size = 'regular', wide = false }: ButtonLookOptions): string {
  return `${BASE} ${SIZES[size]} ${LOOKS[look]}${wide ? ' w-full' : ''}`
}
