/**
 * Scans the code of a printed solicitud with the tablet's camera, which is on only while the dialog is open; no frame
 * is kept or sent. It finds the row of the roster; who stands there the supervisor checks (§3.1 C).
 */
import { ScanLine } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#app/components/actions/button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Dialog } from '#app/components/overlay/dialog.tsx'
import { readSolicitudCode, type SolicitudCode } from '#app/documents/solicitud-qr.ts'
import { createFrameReader } from './frame-reader.ts'

const LOOK_EVERY_MS = 200

interface ScanSolicitudProps {
  /** Called once for a code that was read, with its text; the dialog is closed by then. */
  onCode: (code: SolicitudCode, text: string) => void
}

export function ScanSolicitud({ onCode }: ScanSolicitudProps) {
  const [scripted, setScripted] = useState(false)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    setScripted(true)
  }, [])
  // Without script nothing could come of it: there the folio is typed.
  if (!scripted) return null
  return (
    <>
      <Button
        look="secondary"
        icon={ScanLine}
        onPress={() => {
          setOpen(true)
        }}
      >
        Escanear
      </Button>
      <Dialog title="Escanear la solicitud impresa" isOpen={open} onOpenChange={setOpen}>
        <Camera
          onCode={(code, text) => {
            setOpen(false)
            onCode(code, text)
          }}
        />
        <Button
          look="secondary"
          onPress={() => {
            setOpen(false)
          }}
        >
          Cerrar y escribir el folio
        </Button>
      </Dialog>
    </>
  )
}

type Trouble = 'noCamera' | 'otherCode'

const TROUBLES: Record<Trouble, string> = {
  noCamera: 'No se puede usar la cámara de este equipo. Permita su uso en el navegador, o escriba el folio.',
  otherCode: 'Ese código no es el de una solicitud. Muestre el código de la esquina superior de la hoja.',
}

function Camera({ onCode }: ScanSolicitudProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const report = useRef(onCode)
  useEffect(() => {
    report.current = onCode
  })
  useEffect(() => {
    let stream: MediaStream | null = null
    let timer = 0
    let stopped = false
    const watch = async (screen: HTMLVideoElement) => {
      stream = await openCamera()
      if (stopped) {
        stopStream(stream)
        return
      }
      screen.srcObject = stream
      await screen.play()
      const readFrame = await createFrameReader()
      const look = async () => {
        const text = await readFrame(screen).catch(() => null)
        if (stopReading(text)) return
        timer = window.setTimeout(() => void look(), LOOK_EVERY_MS)
      }
      await look()
    }
    /** True once there is nothing more to look for. */
    const stopReading = (text: string | null): boolean => {
      if (stopped) return true
      if (text === null) return false
      const code = readSolicitudCode(text)
      if (code === null) setTrouble('otherCode')
      else report.current(code, text)
      return code !== null
    }
    if (video.current !== null) {
      watch(video.current).catch(() => {
        if (!stopped) setTrouble('noCamera')
      })
    }
    return () => {
      stopped = true
      window.clearTimeout(timer)
      if (stream !== null) stopStream(stream)
    }
  }, [])
  return (
    <>
      <video ref={video} muted playsInline aria-label="Imagen de la cámara" className="aspect-video w-full bg-ink" />
      <p>Ponga la hoja frente a la cámara. La imagen no se guarda ni se envía.</p>
      {trouble === null ? null : <Alert tone="attention" announce title={TROUBLES[trouble]} />}
    </>
  )
}

/** Throws where there is no camera, where it may not be used, and where the page is not served securely. */
async function openCamera(): Promise<MediaStream> {
  const devices = (navigator as { mediaDevices?: MediaDevices }).mediaDevices
  if (devices === undefined) throw new Error('no camera may be used by this page')
  return devices.getUserMedia({ audio: false, video: { facingMode: 'environment' } })
}

function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
