/** What a handshake answers: 'open', or the code of its refusal. */
import type { ExamSocket } from '#app/exam-client/socket.ts'

/** Connects, hears, and leaves. */
export async function knock(socket: ExamSocket): Promise<string> {
  socket.connect()
  const heard = await new Promise<string>((resolve) => {
    socket.on('connect', () => { resolve('open') })
    socket.on('connect_error', ({ message }) => { resolve(message) })
  })
  socket.disconnect()
  return heard
}
