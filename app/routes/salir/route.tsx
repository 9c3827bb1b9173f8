/** Ends the session. A POST, so that no link or image can sign anybody out. */
import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { isSecure } from '#app/http/secure-request.server.ts'
import { readActor } from '#app/http/guards.server.ts'
import { clearSessionCookie } from '#app/http/sessions.server.ts'
import { signOut } from '#app/use-cases/sign-out.server.ts'

export async function action(args: ActionFunctionArgs) {
  const actor = await readActor(args)
  if (actor !== null) await signOut(args.context.services, actor)
  return redirect('/', { headers: { 'Set-Cookie': await clearSessionCookie(isSecure(args.request)) } })
}

export function loader() {
  return redirect('/')
}
