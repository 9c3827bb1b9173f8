/**
 * How much a request may carry, judged before a byte of it is read: a form is
 * small, an item file of the coordination is not. A length that is not announced
 * is refused, since forms are read whole into memory.
 */
import type { Request, RequestHandler } from 'express'
import { MOST_UPLOAD_BYTES } from '#app/publications/receive-upload.server.ts'

const FORM_BYTES = 128 * 1024
/** The page with a resident's publications reads its file as it arrives and says how large it was. */
const IMAGE_PATH = '/residente/publicaciones'
/** A digitised resignation says itself how large it may be. */
const RESIGNATION_PATH = '/resultado/renuncia/enviar'
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
  if (Number(request.headers['content-length'] ?? 0) > mostBytes(request)) {
    refuse(413, 'PAYLOAD_TOO_LARGE')
    return
  }
  next()
}

function mostBytes(request: Request): number {
  const { path } = request
  if (request.is('multipart/form-data') === false) return FORM_BYTES
  if (path === IMAGE_PATH || path === `${IMAGE_PATH}.data`) return MOST_UPLOAD_BYTES
  if (path === RESIGNATION_PATH || path === `${RESIGNATION_PATH}.data`) return UPLOAD_BYTES
  return path.startsWith('/admin/') ? UPLOAD_BYTES : FORM_BYTES
}
