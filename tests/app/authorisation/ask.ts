/** Asks the server as a browser of this site would, and reads its answer as a verdict. */
export type Verdict =
  | 'shown'
  /** Let in, and then refused for what was sent or for the state of things: 409, 410, 413, 422, 425. */
  | 'heard'
  | 'signIn' | 'forbidden' | 'notFound'
  /** Nothing is done here by this method. */
  | 'noMethod'
  | 'noSession'
  | `to ${string}`
  | `status ${number}`

export interface Question {
  url: string
  cookie: string | null
  method?: 'GET' | 'POST' | 'PUT'
  headers?: Record<string, string>
  body?: URLSearchParams | string
}

export interface Answer {
  verdict: Verdict
  status: number
  body: string
}

export async function ask({ url, cookie, method = 'GET', headers = {}, body }: Question): Promise<Answer> {
  const response = await fetch(url, {
    method, redirect: 'manual',
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers, ...(cookie === null ? {} : { Cookie: cookie }) },
    ...(method === 'GET' ? {} : { body: body ?? new URLSearchParams() }),
  })
  const text = await response.text()
  return { verdict: judge(response, text), status: response.status, body: text }
}

const BY_STATUS: Readonly<Record<number, Verdict>> = {
  200: 'shown', 401: 'noSession', 403: 'forbidden', 404: 'notFound', 405: 'noMethod',
  409: 'heard', 410: 'heard', 413: 'heard', 422: 'heard', 425: 'heard',
}

function judge(response: Response, body: string): Verdict {
  const { status } = response
  // 202 is how a redirect travels to a page that fetches its data alone: the place stands in the body.
  const place = status === 202 ? /"(\/[^"]*)"/.exec(body)?.[1] : response.headers.get('location')
  if (place?.startsWith('/acceso?') === true) return 'signIn'
  if (place !== null && place !== undefined) return `to ${place}`
  return BY_STATUS[status] ?? `status ${status}`
}
