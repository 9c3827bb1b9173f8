/** The own "Solicitud para especialidad de rama" as PDF, to print and bring to the exam. Convocatoria §2.1 C, §3.1 C */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { sendSolicitud } from './queries.server.ts'

export const loader = (args: LoaderFunctionArgs) => sendSolicitud(args)
