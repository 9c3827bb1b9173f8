/**
 * The address a request came from, as the node saw it: app/server.ts puts it
 * into this header itself and discards what a client sent.
 */
export const ADDRESS_HEADER = 'x-efiser-client-address'

export function readClientAddress(request: Request): string {
  return request.headers.get(ADDRESS_HEADER) ?? 'unknown'
}

/** Whether the browser reached us by HTTPS, directly or through the proxy that ends TLS. */
export function isSecure(request: Request): boolean {
  return new URL(request.url).protocol === 'https:'
}
