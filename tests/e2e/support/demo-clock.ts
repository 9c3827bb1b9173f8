/** Moves a server's time as the bar of the demonstration does, beside the pages, which must follow by themselves. */
import type { DemoMoment } from '#app/labels/demo-moments.ts'

/** Throws when the server does not take it. */
export async function moveClock(serverUrl: string, moment: DemoMoment, turno: string): Promise<void> {
  const response = await postMove(serverUrl, moment, turno)
  if (response.status !== 302) throw new Error(`the clock did not move to ${moment}: ${response.status}`)
}

/** The request itself, for servers that must refuse it. */
export function postMove(serverUrl: string, moment: DemoMoment, turno: string): Promise<Response> {
  const body = new URLSearchParams({ moment, turno, returnTo: '/' })
  return fetch(`${serverUrl}/demo`, { method: 'POST', body, redirect: 'manual' })
}
