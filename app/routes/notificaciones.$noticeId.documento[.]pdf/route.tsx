/** An official notification as it was issued: for the coordination and for who it is addressed to, nobody else. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { sendNotice } from '#app/arrivals/send-notice.server.ts'

export const loader = (args: LoaderFunctionArgs) => sendNotice(args, args.params['noticeId'])
