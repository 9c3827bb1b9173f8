/**
 * How much a request may carry, judged before a byte of it is read: a form is
 * small, an item file of the coordination is not. A length that is not announced
 * is refused, since forms are read whole into memory.
 */
import type { RequestHandler } from 'express'

const FORM_BYTES = 128 * 1024
/** Above the largest item file, so that the page itself says what is too large. */
const UPLOAD_BYTES = 9 * 1024 * 1024

/** Express middleware; answers 413 PAYLOAD_TOO_LARGE or 411 LENGTH_REQUIRED and ends the connection. */
export const limitBody: RequestHandler = (request, response, next) => {
  const refuse = (status: number, code: string) => {
    response.status(status).set('Connection', 'close').type('text/plain').send(code)
  }
  if (request.headers['transfer-encoding'] !== undefined) {
    refuse(411, 'LENGTH_REQUIRED')
    return
  }
  const uploads = request.path.startsWith('/admin/') && request.is('multipart/form-data') !== false
  if (Number(request.headers['content-length'] ?? 0) > (uploads ? UPLOAD_BYTES : FORM_BYTES)) {
    refuse(413, 'PAYLOAD_TOO_LARGE')
    return
  }
  next()
}
