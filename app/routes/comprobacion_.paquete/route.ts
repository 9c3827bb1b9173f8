/** A package as large as the largest sealed paper, of nothing: how long a machine will wait for the real one. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { sendPackage } from './send-package.server.ts'

export const loader = (args: LoaderFunctionArgs) => sendPackage(args)
