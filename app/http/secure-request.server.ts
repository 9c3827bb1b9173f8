/** Whether the browser reached us by HTTPS, directly or through the proxy that ends TLS. */
export function isSecure(request: Request): boolean {
  return new URL(request.url).protocol === 'https:'
}
