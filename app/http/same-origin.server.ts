/**
 * Cross-site requests change nothing: every unsafe request must come from a page
 * of this origin. Browsers say so themselves (Sec-Fetch-Site; Origin where it is
 * missing); a request with neither did not come from a browser's page, and has
 * no cookie that a victim's browser attached.
 */
import type { RequestHandler } from 'express'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Express middleware; answers 403 CROSS_ORIGIN. */
export const requireSameOrigin: RequestHandler = (request, response, next) => {
  if (SAFE.has(request.method) || isSameOrigin(request.headers)) {
    next()
    return
  }
  response.status(403).type('text/plain').send('CROSS_ORIGIN')
}

/** Judges the headers of one request or handshake. */
export function isSameOrigin(headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
  const site = headers['sec-fetch-site']
  if (typeof site === 'string') return site === 'same-origin' || site === 'none'
  const origin = headers['origin']
  if (typeof origin !== 'string') return true
  return URL.canParse(origin) && new URL(origin).host === headers['host']
}
