/**
 * Renders a page on the server: streamed to people as it becomes ready, whole to
 * robots. A render that fails before its first byte answers 500.
 */
import { PassThrough } from 'node:stream'
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { CspNonce } from '#app/csp-nonce.ts'

const GIVE_UP_AFTER_MS = 10_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { cspNonce }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let statusNow = status
    const reply = () => {
      const body = new PassThrough()
      headers.set('content-type', 'text/html; charset=utf-8')
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: statusNow }))
      pipe(body)
    }
    const whole = isbot(request.headers.get('user-agent'))
    const { pipe, abort } = renderToPipeableStream(
      <CspNonce.Provider value={cspNonce}>
        <RemixServer context={remixContext} url={request.url} abortDelay={GIVE_UP_AFTER_MS} nonce={cspNonce} />
      </CspNonce.Provider>,
      {
        nonce: cspNonce,
        ...(whole ? { onAllReady: reply } : { onShellReady: reply }),
        onShellError: reject,
        onError: (error) => {
          statusNow = 500
          console.error(error)
        },
      },
    )
    setTimeout(abort, GIVE_UP_AFTER_MS + 1000).unref()
  })
}
