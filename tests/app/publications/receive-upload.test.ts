// The file of a form as it arrives: whole, cut with its true size, missing, or endless.
import { expect, test } from 'vitest'
import { LARGEST_IMAGE_BYTES } from '#app/publications/examine-image.server.ts'
import { MOST_UPLOAD_BYTES, receiveFile } from '#app/publications/receive-upload.server.ts'

function post(form: FormData): Request {
  return new Request('http://localhost/residente/publicaciones', { method: 'POST', body: form })
}

function formWith(bytes: Uint8Array<ArrayBuffer>, name = 'C:\\..\\..\\etc\\passwd.jpg'): FormData {
  const form = new FormData()
  form.set('intent', 'upload')
  form.set('image', new File([bytes], name))
  return form
}

test('a file of the largest size arrives whole, one byte more is told by its size', async () => {
  const whole = new Uint8Array(LARGEST_IMAGE_BYTES).fill(7)
  expect(await receiveFile(post(formWith(whole)), 'image')).toEqual({ bytes: Buffer.from(whole), size: 409_600 })
  const more = await receiveFile(post(formWith(new Uint8Array(409_601))), 'image')
  expect([more?.size, more?.bytes.length]).toEqual([409_601, 409_601])
})

test('of five megabytes only as much is kept as says that it is too much', async () => {
  const received = await receiveFile(post(formWith(new Uint8Array(5_000_000))), 'image')
  expect([received?.size, received?.bytes.length]).toEqual([5_000_000, LARGEST_IMAGE_BYTES + 1])
})

test('no chosen file is none, an empty one is one', async () => {
  expect(await receiveFile(post(formWith(new Uint8Array(0), '')), 'image')).toBeNull()
  const form = new FormData()
  form.set('image', 'text')
  expect(await receiveFile(post(form), 'image')).toBeNull()
  expect(await receiveFile(post(formWith(new Uint8Array(0))), 'image')).toEqual({ bytes: Buffer.alloc(0), size: 0 })
})

test('a request without end is left, and what was not read is never asked for', async () => {
  const boundary = 'x'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="image"; filename="a.jpg"\r\n\r\n`
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = sent === 0 ? new TextEncoder().encode(head) : new Uint8Array(256 * 1024)
      sent += chunk.byteLength
      controller.enqueue(chunk)
    },
  })
  const request = new Request('http://localhost/x', {
    method: 'POST', body, duplex: 'half', headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
  } as RequestInit)
  const refused = await receiveFile(request, 'image').catch((thrown: unknown) => thrown)
  expect(refused).toHaveProperty('status', 413)
  expect(sent).toBeLessThan(MOST_UPLOAD_BYTES + 2_000_000)
})

test('what is no form with files is refused', async () => {
  const request = new Request('http://localhost/x', { method: 'POST', body: 'a=1' })
  expect(await receiveFile(request, 'image').catch((thrown: unknown) => thrown)).toHaveProperty('status', 422)
})
