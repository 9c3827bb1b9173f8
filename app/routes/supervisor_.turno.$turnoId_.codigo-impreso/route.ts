/** Judges the code of a printed solicitud for the scanner of the board, as JSON. Reads only, and says nothing of a person. */
import type { ActionFunctionArgs } from '@remix-run/node'
import { judgeForBoard } from './queries.server.ts'

export const action = (args: ActionFunctionArgs) => judgeForBoard(args)
