/**
 * The product's password worker at the least cost that bcrypt knows: a hash and each check of it cost a quarter of a
 * second of a processor at the product's 12 rounds, and a run has some hundreds.
 */
import { startPasswords } from '#app/passwords/passwords.server.ts'

export const startCheapPasswords = () => startPasswords(4)
