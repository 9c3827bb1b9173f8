/**
 * Mail by SMTP. What leaves is plain text with a Message-ID that stays the same over all attempts, so that who gets it
 * twice can tell. Faults are codes: a server's own words hold addresses, which belong in no log.
 */
import { createTransport } from 'nodemailer'
import type { DueMail } from '#db/queries/mail.ts'

export interface OutgoingMail extends Pick<DueMail, 'id' | 'address' | 'subject' | 'body' | 'writtenAt'> {
  cc?: string | null
  /** A PDF, in memory: the transport opens no file and no address. */
  attachment?: { name: string, bytes: Uint8Array } | null
}

export interface MailTransport {
  /** Resolves when the server has taken it; rejects otherwise. */
  send(message: OutgoingMail): Promise<void>
  close(): void
}

const PATIENCE_MS = 15_000

export function openMailTransport({ smtpUrl, from }: { smtpUrl: string; from: string }): MailTransport {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = /@([^>\s]+)>?$/.exec(from)?.[1] ?? 'efiser.invalid'
  return {
    async send({ id, address, subject, body, writtenAt, cc = null, attachment = null }) {
      await transport.sendMail({
        messageId: `<${id}@${host}>`,
        from,
        to: { name: '', address },
        ...(cc === null ? {} : { cc: { name: '', address: cc } }),
        ...(attachment === null ? {} : { attachments: [{
          filename: attachment.name, content: Buffer.from(attachment.bytes), contentType: 'application/pdf',
        }] }),
        subject,
        text: body,
        date: new Date(writtenAt),
        envelope: { from: /<([^>]+)>$/.exec(from)?.[1] ?? from, to: cc === null ? [address] : [address, cc] },
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    close() {
      transport.close()
    },
  }
}

/** What went wrong, as a code such as ECONNECTION, or SMTP_550 for what the server answered. */
export function faultOf(error: unknown): { code: string; final: boolean } {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown }
  if (typeof responseCode === 'number') {
    return { code: `SMTP_${String(responseCode)}`, final: responseCode >= 550 && responseCode < 555 }
  }
  const known = typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code)
  return { code: known ? code : 'UNKNOWN', final: false }
}
