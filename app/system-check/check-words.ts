/** Each line of a check in words: what it is, what was measured, and what to do when it is not right. */
import { formatCount } from '../labels/format-number.ts'
import { CHECK_LIMITS } from './check-limits.ts'
import type { CheckLine, Verdict } from './judge-check.ts'
import type { Measurements } from './measurements.ts'

interface LineWords {
  title: string
  found: (measured: Measurements) => string
  /** Read where the line is a warning or a failure. */
  remedy: string
}

const FEATURES: readonly [keyof Measurements['features'], string][] = [
  ['secureContext', 'conexión segura (HTTPS)'], ['indexedDb', 'almacenamiento local'], ['webCrypto', 'cifrado'],
  ['serviceWorker', 'arranque sin red'], ['webSocket', 'WebSocket'], ['decompression', 'descompresión'],
]

const OLDEST = Object.entries(CHECK_LIMITS.browsers).map(([name, version]) => `${name} ${version}`).join(', ')

export const CHECK_WORDS: Record<CheckLine, LineWords> = {
  browser: {
    title: 'Navegador',
    found: ({ browser: { name, version, seb } }) =>
      `${name}${version === null ? ', versión desconocida' : ` ${version}`}${seb ? ', en Safe Exam Browser' : ''}`,
    remedy: `Actualice el navegador. Sirven, desde la versión: ${OLDEST}. Con otro, haga también el ensayo.`,
  },
  features: {
    title: 'Funciones del navegador',
    found: ({ features }) => {
      const missing = FEATURES.filter(([name]) => !features[name]).map(([, word]) => word)
      return missing.length === 0 ? 'Tiene todas las necesarias' : `Falta: ${missing.join(', ')}`
    },
    remedy: 'Abra la plataforma con https://, fuera de una ventana privada, en un navegador actualizado y sin '
      + 'políticas que bloqueen el almacenamiento.',
  },
  clock: {
    title: 'Reloj del equipo',
    found: ({ clockOffsetMs }) => clockOffsetMs === null ? 'No se pudo comparar con el servidor'
      : describeOffset(clockOffsetMs),
    remedy: 'Ponga en hora el equipo y active la hora automática. El examen obedece siempre la hora del servidor: un '
      + 'reloj equivocado confunde a quien lo mira, pero no quita ni da tiempo.',
  },
  storage: {
    title: 'Guardado en este equipo',
    found: ({ storageMs }) => storageMs === null ? 'No se pudo escribir y leer un registro'
      : `Registro cifrado escrito en disco y leído en ${milliseconds(storageMs)}`,
    remedy: 'Salga de la ventana privada, libere espacio en disco y permita el almacenamiento de este sitio. Sin él, '
      + 'un apagón o una recarga sin red puede perder lo no enviado.',
  },
  quota: {
    title: 'Espacio que concede el navegador',
    found: ({ quotaBytes }) => quotaBytes === null ? 'El navegador no lo dice' : megabytes(quotaBytes),
    remedy: 'Libere espacio en disco y no use una ventana privada: suele conceder menos y borra todo al cerrarse.',
  },
  transport: {
    title: 'Conexión en vivo',
    found: ({ transport }) => transport === null ? 'No se estableció'
      : transport === 'websocket' ? 'WebSocket' : 'Por consultas repetidas (la red no deja pasar WebSocket)',
    remedy: 'Pida al área de redes que permita WebSocket (wss) hacia esta plataforma en el proxy y el cortafuegos. Por '
      + 'consultas repetidas el examen también funciona, con más demora.',
  },
  ping: {
    title: 'Demora de la red',
    found: ({ ping }) => ping === null ? 'Ningún mensaje volvió'
      : `Mediana ${milliseconds(ping.medianMs)}, la peor ${milliseconds(ping.worstMs)}${lost(ping.lost)}`,
    remedy: 'Conecte el equipo por cable, cierre descargas y videollamadas de la red y repita la comprobación.',
  },
  save: {
    title: 'Guardado en el servidor',
    found: ({ save }) => save === null ? 'Ningún guardado se confirmó'
      : `Ida, escritura y vuelta: mediana ${milliseconds(save.medianMs)}, la peor ${milliseconds(save.worstMs)}`
        + lost(save.lost),
    remedy: 'Repita la comprobación. Si se repite la falla, avise a la coordinación con el nombre del equipo y la hora.',
  },
  download: {
    title: 'Descarga de un examen sellado',
    found: ({ download }) => download === null ? 'No se completó'
      : `${megabytes(download.bytes)} en ${download.ms < 1000 ? milliseconds(download.ms) : seconds(download.ms)}`,
    remedy: 'Revise el ancho de banda de la sede. El examen se descarga en la sala de espera: abra los equipos antes.',
  },
  screen: {
    title: 'Pantalla',
    found: ({ screen: { width, height } }) => `${width} × ${height} puntos`,
    remedy: 'Maximice la ventana, quite la ampliación del navegador o use una pantalla mayor (1024 × 600 o más).',
  },
}

export const VERDICT_WORDS: Record<Verdict, { word: string, shape: 'check' | 'triangle' | 'cross',
  tone: 'success' | 'attention' | 'danger', summary: string }> = {
  pass: { word: 'Bien', shape: 'check', tone: 'success', summary: 'Este equipo sirve para el examen' },
  warning: {
    word: 'Con avisos', shape: 'triangle', tone: 'attention', summary: 'Este equipo sirve, con lo que se avisa abajo',
  },
  fail: { word: 'Falla', shape: 'cross', tone: 'danger', summary: 'Este equipo no sirve todavía para el examen' },
}

function describeOffset(offsetMs: number): string {
  const apart = Math.abs(offsetMs)
  if (apart < 1000) return 'En hora, a menos de un segundo del servidor'
  const amount = apart < 120_000 ? `${formatCount(Math.round(apart / 1000))} s`
    : `${formatCount(Math.round(apart / 60_000))} min`
  return `${offsetMs > 0 ? 'Adelantado' : 'Atrasado'} ${amount} respecto al servidor`
}

const milliseconds = (value: number) => `${formatCount(Math.round(value))} ms`
const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`
const megabytes = (bytes: number) => bytes < 10_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB`
  : `${formatCount(Math.round(bytes / 1_000_000))} MB`
const lost = (count: number) => count === 0 ? '' : `, ${formatCount(count)} sin respuesta`
