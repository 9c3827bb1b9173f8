/**
 * What the error page says per status: what happened, and what to do next. A
 * status that is not here is told as 500, or as 400 when the fault is the request's.
 */
export interface ErrorText {
  title: string
  whatNow: string
  /** The way on; a reload where `to` is null. */
  way: { label: string, to: string | null }
}

const HOME = { label: 'Ir al inicio', to: '/' } as const
const AGAIN = { label: 'Intentar de nuevo', to: null } as const

const TEXTS = {
  400: {
    title: 'No se pudo leer la solicitud',
    whatNow: 'Regrese a la página anterior, revise los datos y envíelos de nuevo.',
    way: HOME,
  },
  401: {
    title: 'Su sesión terminó',
    whatNow: 'Inicie sesión de nuevo con su matrícula o correo. Lo que ya se guardó se conserva.',
    way: { label: 'Iniciar sesión', to: '/acceso' },
  },
  403: {
    title: 'Esta página no está disponible para su cuenta',
    whatNow: 'Si debería verla, pida a la administración que revise los permisos de su cuenta.',
    way: HOME,
  },
  404: {
    title: 'No encontramos esta página',
    whatNow: 'Revise que la dirección esté completa, o busque lo que necesita desde el inicio.',
    way: HOME,
  },
  409: {
    title: 'Los datos cambiaron mientras usted trabajaba',
    whatNow: 'Cargue la página otra vez para ver el estado actual, y decida con esos datos.',
    way: AGAIN,
  },
  410: {
    title: 'El plazo ya terminó',
    whatNow: 'Esta acción ya no está disponible. Consulte las fechas de la convocatoria.',
    way: HOME,
  },
  422: {
    title: 'Hay datos que corregir',
    whatNow: 'Regrese a la página anterior, corrija lo señalado y envíe de nuevo.',
    way: HOME,
  },
  429: {
    title: 'Demasiados intentos seguidos',
    whatNow: 'Espere un minuto y vuelva a intentarlo. No se perdió nada de lo guardado.',
    way: AGAIN,
  },
  500: {
    title: 'Ocurrió un error en la plataforma',
    whatNow: 'Intente de nuevo. Si está en examen, levante la mano: lo que se mostró como guardado se conserva.',
    way: AGAIN,
  },
  503: {
    title: 'La plataforma no está disponible por ahora',
    whatNow: 'Espere unos segundos e intente de nuevo. Lo que se mostró como guardado se conserva.',
    way: AGAIN,
  },
} as const satisfies Record<number, ErrorText>

/** For a page that could not be fetched at all. */
export const OFFLINE_TEXT: ErrorText = {
  title: 'Sin conexión',
  whatNow: 'Revise la red del equipo e intente de nuevo. Lo que ya se guardó se conserva.',
  way: AGAIN,
}

/** The text for an HTTP status from 400 on. */
export function findErrorText(status: number): ErrorText {
  const texts: Readonly<Record<number, ErrorText>> = TEXTS
  return texts[status] ?? (status < 500 ? TEXTS[400] : TEXTS[500])
}
