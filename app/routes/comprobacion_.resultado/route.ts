/** Takes the result of a machine's check as JSON; its page reads the answer. */
import type { ActionFunctionArgs } from '@remix-run/node'
import { takeResult } from './actions.server.ts'

export const action = (args: ActionFunctionArgs) => takeResult(args)
