/**
 * Light or dark: as the device prefers, unless the person chose. The choice is a
 * cookie that only the server reads, so that no page flashes in the wrong one.
 */
export const APPEARANCES = ['sistema', 'claro', 'oscuro'] as const

export type Appearance = typeof APPEARANCES[number]

export const APPEARANCE_COOKIE = 'apariencia'

/** The choice in a Cookie header; 'sistema' when there is none. */
export function readAppearance(cookieHeader: string | null): Appearance {
  const value = cookieHeader?.split(/;\s*/).find((pair) => pair.startsWith(`${APPEARANCE_COOKIE}=`))
    ?.slice(APPEARANCE_COOKIE.length + 1)
  return APPEARANCES.find((known) => known === value) ?? 'sistema'
}

/** The `media` of the dark stylesheet; never for print. Undefined when dark is not wanted at all. */
export function darkMedia(appearance: Appearance): string | undefined {
  switch (appearance) {
    case 'sistema': return 'screen and (prefers-color-scheme: dark)'
    case 'oscuro': return 'screen'
    case 'claro': return undefined
  }
}
