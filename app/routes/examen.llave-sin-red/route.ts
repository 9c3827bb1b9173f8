/** The wrapped key of the own exam for a machine in the waiting room; later, its word that it opened by the code. */
import type { ActionFunctionArgs } from '@remix-run/node'
import { answerOfflineRequest } from './actions.server.ts'

export const action = (args: ActionFunctionArgs) => answerOfflineRequest(args)
