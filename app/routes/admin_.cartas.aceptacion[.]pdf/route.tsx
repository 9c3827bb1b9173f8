/** A sample of a letter, marked so on every page: aceptacion. Posted to, of the text that is being written. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { sendPreview, sendSample } from '#app/letter-preview/send-sample.server.ts'

export const loader = (args: LoaderFunctionArgs) => sendSample(args, 'aceptacion')

export const action = (args: ActionFunctionArgs) => sendPreview(args, 'aceptacion')
