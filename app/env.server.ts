/**
 * The environment, parsed once at boot: every variable that the product reads
 * stands here. Refuses the whole of it with one line per bad variable; empty
 * text counts as absent. There are no secrets here: session tokens are random and
 * live in the database, passwords of the embedded PostgreSQL are made once and kept.
 */
import { isIP } from 'node:net'
import path from 'node:path'
import { z } from 'zod'

const REPOSITORY = path.resolve(import.meta.dirname, '..')

const port = z.string().regex(/^\d{1,5}$/, 'debe ser un número entre 0 y 65535').transform(Number)
  .refine((value) => value <= 65_535, 'debe ser un número entre 0 y 65535')

const databaseUrl = z.string().refine((text) => {
  const url = URL.parse(text)
  return url !== null && ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1
}, 'debe tener la forma postgres://usuario:contraseña@servidor:5432/base')

/** `name@host`, or `Name <name@host>`: one line, one address. */
const MAIL_FROM = /^(?:[^<>\p{Cc}]* <[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/u

/** As the outbox takes it. */
const PLAIN_ADDRESS = /^[^\s\p{Cc}<>,;:"()]+@[^\s\p{Cc}<>,;:"()@]+$/u

const schema = z.object({
  PORT: port.default(3000),
  HOST: z.string().optional(),
  DATABASE_URL: databaseUrl.optional(),
  EFISER_MODE: z.enum(['demo', 'production'], 'debe ser «demo» o «production»').default('demo'),
  EFISER_STAFF_FACTOR: z.enum(['required', 'optional'], 'debe ser «required» u «optional»').optional(),
  EFISER_DATA_ROOT: z.string().default(path.join(REPOSITORY, '.efiser')),
  EFISER_KEYS_ROOT: z.string().optional(),
  EFISER_MASTER_KEY_FILE: z.string().optional(),
  EFISER_FILES_ROOT: z.string().optional(),
  FILES_S3_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'no es el nombre de un bucket').optional(),
  FILES_S3_REGION: z.string().default('us-east-1'),
  FILES_S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'debe ser una dirección http(s)' }).optional(),
  TRUSTED_PROXIES: z.string().transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every((part) => part === 'loopback' || isIP(part.split('/')[0] ?? '') !== 0),
      'debe ser «loopback», direcciones IP o redes, separadas por comas').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    'debe ser fatal, error, warn, info, debug, trace o silent').default('info'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'debe ser una dirección http(s), por ejemplo https://efiser.example.mx' })
    .optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'debe tener la forma redis://servidor:6379' }).optional(),
  DRAIN_SECONDS: z.string().regex(/^\d{1,3}$/, 'debe ser un número de segundos entre 0 y 999').transform(Number).default(0),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'debe tener la forma smtp://usuario:contraseña@servidor:587' }).optional(),
  MAIL_FROM: z.string().regex(MAIL_FROM, 'debe ser una dirección, por ejemplo EFISER <efiser@imss.example>').optional(),
  AUDIT_ANCHOR_MAIL: z.string().transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.length <= 20 && parts.every((part) => PLAIN_ADDRESS.test(part) && part.length <= 254),
      'debe ser una o más direcciones de correo, separadas por comas').optional(),
  METRICS_TOKEN: z.string().min(16, 'debe tener al menos 16 caracteres').optional(),
}).refine(({ REDIS_URL, DATABASE_URL }) => REDIS_URL === undefined || DATABASE_URL !== undefined, {
  path: ['REDIS_URL'], error: 'varios nodos comparten una base de datos: indique también DATABASE_URL', abort: true,
}).refine(({ SMTP_URL, MAIL_FROM: from }) => SMTP_URL === undefined || from !== undefined, {
  path: ['MAIL_FROM'], error: 'quien envía correo dice de quién: indíquelo junto con SMTP_URL', abort: true,
}).refine(({ EFISER_MODE: mode, PUBLIC_URL }) => mode === 'demo' || PUBLIC_URL !== undefined, {
  path: ['PUBLIC_URL'], abort: true,
  error: 'a ella llevan los enlaces de los correos y los códigos QR de cartas y acuses: indíquela en producción',
})

export type Environment = {
  /** 0 asks the system for any free port. */
  port: number
  /** null listens on every address. */
  host: string | null
  /** null runs the embedded PostgreSQL. */
  databaseUrl: string | null
  mode: 'demo' | 'production'
  /** Whether staff (every role but residente) must have a second factor; who has one shows it in either case. */
  staffFactor: 'required' | 'optional'
  /** Absolute folder for the embedded data and its passwords. */
  dataRoot: string
  /** Absolute folder for keys (app/keys); kept apart from the data and their backups. */
  keysRoot: string
  /** Absolute file of the key that wraps the others; may lie outside of keysRoot. */
  masterKeyFile: string
  /** Absolute folder for uploaded files; unused where a bucket takes them. */
  filesRoot: string
  /** Where uploaded files go instead; several nodes need it or a shared folder. */
  filesBucket: { bucket: string, region: string, endpoint: string | null } | null
  logLevel: string
  /** Addresses whose X-Forwarded-* headers are believed; empty believes nobody. */
  trustedProxies: string[]
  /**
   * Origin that printed QR codes and mailed links lead to; never null in production, where who asks would choose by the
   * Host header where the QR of a signed letter leads. Null takes that of the request, of a mail this machine's.
   */
  publicUrl: string | null
  /** Several nodes hear each other through it; null: this is the only node. */
  redisUrl: string | null
  /** How long a node that is told to stop says so in /healthz before it stops taking requests; for a proxy to notice. */
  drainMs: number
  /** Null: mail stays in the outbox, which a demonstration shows. */
  mail: { smtpUrl: string, from: string } | null
  /** Who gets each day's anchor of the audit by mail. */
  anchorMail: string[]
  /** Whoever sends it may read /metrics from anywhere; null: only this machine, and in production nobody. */
  metricsToken: string | null
}

export type EnvironmentReading = { ok: true, value: Environment } | { ok: false, problems: string[] }

/** Parses the variables; `problems` are lines in Spanish for the operator, each naming its variable. */
export function readEnvironment(variables: Record<string, string | undefined>): EnvironmentReading {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`) }
  }
  const values = parsed.data
  const keysRoot = path.resolve(values.EFISER_KEYS_ROOT ?? path.join(values.EFISER_DATA_ROOT, 'keys'))
  return {
    ok: true,
    value: {
      port: values.PORT,
      host: values.HOST ?? null,
      databaseUrl: values.DATABASE_URL ?? null,
      mode: values.EFISER_MODE,
      staffFactor: values.EFISER_STAFF_FACTOR ?? (values.EFISER_MODE === 'production' ? 'required' : 'optional'),
      dataRoot: path.resolve(values.EFISER_DATA_ROOT),
      keysRoot,
      masterKeyFile: path.resolve(values.EFISER_MASTER_KEY_FILE ?? path.join(keysRoot, 'master.key')),
      filesRoot: path.resolve(values.EFISER_FILES_ROOT ?? path.join(values.EFISER_DATA_ROOT, 'files')),
      filesBucket: values.FILES_S3_BUCKET === undefined ? null
        : { bucket: values.FILES_S3_BUCKET, region: values.FILES_S3_REGION, endpoint: values.FILES_S3_ENDPOINT ?? null },
      logLevel: values.LOG_LEVEL,
      trustedProxies: values.TRUSTED_PROXIES ?? [],
      publicUrl: values.PUBLIC_URL ?? null,
      redisUrl: values.REDIS_URL ?? null,
      drainMs: values.DRAIN_SECONDS * 1000,
      mail: values.SMTP_URL === undefined || values.MAIL_FROM === undefined
        ? null : { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM },
      anchorMail: [...new Set(values.AUDIT_ANCHOR_MAIL ?? [])],
      metricsToken: values.METRICS_TOKEN ?? null,
    },
  }
}
