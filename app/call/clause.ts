/** How a clause of the call is linked: `3.1 C` is `#c-3-1-C`. */
export function clauseAnchor(clause: string): string {
  return `c-${clause.replaceAll(/[. ]/g, '-')}`
}

/** Where everybody reads a clause of the call in force. */
export function clauseHref(clause: string): string {
  return `/convocatoria#${clauseAnchor(clause)}`
}
