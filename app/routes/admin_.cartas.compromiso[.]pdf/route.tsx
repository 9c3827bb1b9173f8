/** A sample of a letter, marked so on every page: compromiso. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { sendSample } from '#app/letter-preview/send-sample.server.ts'

export const loader = (args: LoaderFunctionArgs) => sendSample(args, 'compromiso')
