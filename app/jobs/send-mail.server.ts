/**
 * Every five seconds, sends the mail that is due. Without SMTP_URL nothing is sent: the outbox keeps it, and a
 * demonstration shows it.
 */
import { openMailTransport } from '#app/mail/mail-transport.server.ts'
import type { Services } from '#app/services.server.ts'
import { sendDueMail } from '#app/use-cases/send-due-mail.server.ts'
import { runEvery } from './run-every.server.ts'

const EVERY_MS = 5_000

/** Starts the job; `stop` resolves when the round that runs, if any, has ended. */
export function startSendMail(services: Pick<Services, 'database' | 'log' | 'env' | 'papers' | 'files'>): { stop(): Promise<void> } {
  const { env: { mail }, log } = services
  if (mail === null) return { stop: () => Promise.resolve() }
  const transport = openMailTransport(mail)
  const job = runEvery({ name: 'send-mail', everyMs: EVERY_MS, work: () => sendDueMail(services, transport), log })
  return {
    async stop() {
      await job.stop()
      transport.close()
    },
  }
}
