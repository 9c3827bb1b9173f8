/** Notes on announcements by plain request, for a page whose socket does not get through. */
import type { ActionFunctionArgs } from '@remix-run/node'
import { noteFromRequest } from './actions.server.ts'

export const action = (args: ActionFunctionArgs) => noteFromRequest(args)
