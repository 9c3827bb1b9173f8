import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { isSignedBy, keyIdOf, readPublicKey, signText } from '#app/keys/signature.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')

test('a signature holds for its text and key, and for no other', () => {
  const signature = signText('receipt', '{"a":1}', privateKey)
  expect(isSignedBy('receipt', '{"a":1}', signature, publicKey)).toBe(true)
  expect(isSignedBy('receipt', '{"a":2}', signature, publicKey)).toBe(false)
  expect(isSignedBy('receipt', '{"a":1}', signature, generateKeyPairSync('ed25519').publicKey)).toBe(false)
  expect(isSignedBy('receipt', '{"a":1}', 'c2lnbmF0dXJl', publicKey)).toBe(false)
})

test('what is signed begins with its purpose: a bare signature of the text is none', () => {
  const bare = sign(null, Buffer.from('{"a":1}'), privateKey).toString('base64url')
  expect(isSignedBy('receipt', '{"a":1}', bare, publicKey)).toBe(false)
  const signature = Buffer.from(signText('receipt', '{"a":1}', privateKey), 'base64url')
  expect(verify(null, Buffer.from('EFISER receipt v1\n{"a":1}'), publicKey, signature)).toBe(true)
})

test('a key is named by its public half, however that was read', () => {
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  expect(keyIdOf(createPublicKey(pem))).toBe(keyIdOf(publicKey))
  expect(keyIdOf(publicKey)).toMatch(/^[0-9a-f]{64}$/)
  expect(readPublicKey(pem)).not.toBeNull()
  expect(readPublicKey('no es una llave')).toBeNull()
  expect(readPublicKey(generateKeyPairSync('x25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()))
    .toBeNull()
})
