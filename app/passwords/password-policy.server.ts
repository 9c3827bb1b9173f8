/**
 * Which passwords are taken: 12 characters or more, within the 72 bytes that bcrypt reads, and neither a word of the
 * published lists of passwords (with or without what is hung before and after it) nor the person's own data.
 */
import { createRequire } from 'node:module'
import { z } from 'zod'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { stripAccents } from '#exam-engine/kernel/strip-accents.ts'
import { isTooLong, isTooShort } from './typed-password.ts'

export type PasswordPolicyRefusal = 'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_LONG' | 'PASSWORD_COMMON' | 'PASSWORD_OWN_DATA'

/** A listed word counts when it is most of the password: "contraseña" with figures hung on is still that word. */
const LEAST_OWN = 8

const lists = z.object({ dictionary: z.object({ passwords: z.array(z.string()) }) })
let common: ReadonlySet<string> | null = null

/** Read when first needed: thirty thousand words that most processes never ask for. */
function readCommon(): ReadonlySet<string> {
  common ??= new Set(lists.parse(createRequire(import.meta.url)('@zxcvbn-ts/language-common')).dictionary.passwords)
  return common
}

/** `own`: matrícula, local part of the address, names, CURP; in any case. */
export function judgePassword(password: string, own: readonly string[]): Result<null, PasswordPolicyRefusal> {
  if (isTooShort(password)) return refuse('PASSWORD_TOO_SHORT')
  if (isTooLong(password)) return refuse('PASSWORD_TOO_LONG')
  const plain = fold(password)
  if (own.some((fact) => fact.length >= 4 && rest(plain, fold(fact)) < LEAST_OWN)) return refuse('PASSWORD_OWN_DATA')
  return isCommon(plain) ? refuse('PASSWORD_COMMON') : accept(null)
}

function isCommon(plain: string): boolean {
  if (new Set(plain).size < 5) return true
  const words = readCommon()
  const half = plain.slice(0, plain.length / 2)
  const core = plain.replaceAll(/^[^a-z]+|[^a-z]+$/g, '')
  return words.has(plain) || (plain === half + half && words.has(half))
    || (plain.length - core.length >= 1 && (words.has(core) || SPANISH.has(core)))
    || SPANISH.has(plain) || isRun(plain)
}

/** Which no English list has. */
const SPANISH = new Set(['contrasena', 'micontrasena', 'contrasenasegura', 'residencia', 'residente', 'medicina',
  'especialidad', 'segurosocial', 'imss', 'efiser', 'mexico', 'hospital', 'administrador'])

/** "abcdefghijkl", "123456789012" and the same backwards. */
function isRun(plain: string): boolean {
  const steps = [...plain].slice(1).map((character, index) => character.charCodeAt(0) - plain.charCodeAt(index))
  return [1, -1].some((step) => steps.filter((one) => one === step).length >= steps.length - 1)
}

/** What is left without the fact, however often it stands in it; endless where it does not. */
function rest(plain: string, fact: string): number {
  return plain.includes(fact) ? plain.replaceAll(fact, '').length : Number.POSITIVE_INFINITY
}

const fold = (text: string) => stripAccents(text).toLowerCase()
