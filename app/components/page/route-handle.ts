/**
 * What a route tells the document about itself: `export const handle = {…}
 * satisfies RouteHandle`. The exam takes the whole screen and hides header and
 * footer; everything else keeps them.
 */
export interface RouteHandle {
  chrome?: 'exam'
}

/** True when one of the matched routes takes the whole screen. */
export function takesWholeScreen(matches: readonly { handle: unknown }[]): boolean {
  return matches.some(({ handle }) => typeof handle === 'object' && handle !== null
    && 'chrome' in handle && handle.chrome === 'exam')
}
