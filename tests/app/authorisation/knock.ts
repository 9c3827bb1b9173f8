/** Knocks at a namespace of the running server: 'open', or the words with which it stays closed. */
import { io } from 'socket.io-client'

export async function knock(
  url: string, namespace: '/examen' | '/sede' | '/comprobacion', cookie: string | null, headers: Record<string, string> = {},
): Promise<string> {
  const socket = io(`${url}${namespace}`, {
    transports: ['websocket'], reconnection: false, forceNew: true,
    extraHeaders: { ...headers, ...(cookie === null ? {} : { cookie }) },
  })
  try {
    return await new Promise((resolve) => {
      socket.on('connect', () => { resolve('open') })
      socket.on('connect_error', (error) => { resolve(error.message) })
    })
  } finally {
    socket.disconnect()
  }
}
