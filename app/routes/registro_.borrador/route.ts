/** Saves one step of the own registration for the script of its page, as JSON; it binds nobody. */
import type { ActionFunctionArgs } from '@remix-run/node'
import { saveDraftFromScript } from './actions.server.ts'

export const action = (args: ActionFunctionArgs) => saveDraftFromScript(args)
