/** Judges the code of a printed solicitud for the scanner of the board, as JSON. Reads only, and says nothing of a person. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { judgeForBoard, refuseReading } from './queries.server.ts'

export const loader = (args: LoaderFunctionArgs) => refuseReading(args)
export const action = (args: ActionFunctionArgs) => judgeForBoard(args)
