/**
 * When what a page has loaded is still as true as before: after a choice that
 * stands in the query alone, and after an act that was refused or never arrived.
 * Nothing is asked of the server then, so that a page outlives a gap of the net.
 */
import type { ShouldRevalidateFunctionArgs } from '@remix-run/react'

/** True when loaders need not run again. Remix's own default for refused acts does not reach a `shouldRevalidate`. */
export function isStillTrue({ currentUrl, nextUrl, formMethod, actionStatus }: ShouldRevalidateFunctionArgs): boolean {
  if (formMethod !== undefined) return actionStatus !== undefined && actionStatus >= 400
  return currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search
}
