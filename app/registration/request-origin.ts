/** From where an act came, as the trail of a registration keeps it. §2.2 A */
import type { RequestArgs } from '#app/http/guards.server.ts'

export interface RequestOrigin {
  address: string | null
  userAgent: string | null
}

const LONGEST = 300

export function originOf({ request, context }: RequestArgs): RequestOrigin {
  return {
    address: context.clientAddress, userAgent: request.headers.get('User-Agent')?.slice(0, LONGEST).replaceAll('\0', '') ?? null,
  }
}
