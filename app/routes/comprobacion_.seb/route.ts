/** Whether Safe Exam Browser is right on this machine, before the day; its page reads the answer. */
import type { ActionFunctionArgs } from '@remix-run/node'
import { judgeMachine } from './actions.server.ts'

export const action = (args: ActionFunctionArgs) => judgeMachine(args)
