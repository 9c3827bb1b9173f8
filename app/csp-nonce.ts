/**
 * The nonce that the response's content security policy names. Known on the
 * server only: the browser hides it from scripts, so in the browser it is ''.
 */
import { createContext } from 'react'

export const CspNonce = createContext('')
