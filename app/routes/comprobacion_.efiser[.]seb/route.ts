/** The configuration file of Safe Exam Browser, for the staff of sedes and for the coordination. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { sendSebFile } from './send-file.server.ts'

export const loader = (args: LoaderFunctionArgs) => sendSebFile(args)
