/** What somebody reads when an act on an account is refused: passwords, links, second factors, roles. */
import type { Refusal } from '#app/http/refusal.ts'
import { PASSWORD_LENGTH_TEXTS } from '#app/passwords/typed-password.ts'
import { minutesOf, type Text } from './refusal-text.ts'

export const ACCOUNT_REFUSALS = {
  ...PASSWORD_LENGTH_TEXTS,
  PASSWORD_COMMON: 'Esa contraseña está en las listas de contraseñas conocidas. Elija otra.',
  PASSWORD_OWN_DATA: 'La contraseña es casi solo un dato suyo (nombre, matrícula, correo o CURP). Elija otra.',
  PASSWORD_SAME: 'La nueva contraseña es igual a la anterior. Elija otra.',
  LINK_OVER: 'El enlace ya se usó, venció, o se envió otro después. Pida uno nuevo en «Iniciar sesión».',
  MATRICULA_OTHER: 'La matrícula no es la de la persona a quien se envió el enlace. Revísela.',
  CODE_WRONG: 'El código no es correcto, venció o ya se usó. Escriba el siguiente que muestre su aplicación.',
  FACTOR_EXISTS: 'Su cuenta ya tiene un segundo factor. Actualice la página.',
  FACTOR_OFFER_OVER: 'El código QR ya no vale en esta sesión. Actualice la página y escanee el nuevo.',
  REASON_MISSING: 'Escriba el motivo: queda en la auditoría.',
  SCOPE_WRONG: 'Ese rol pide otro alcance: supervisión y autoridad educativa una sede; profesor una sede y una especialidad; '
    + 'OOAD un OOAD.',
  ROLE_HELD: 'La persona ya tiene ese rol con ese alcance.',
  GRANT_UNKNOWN: 'Ese rol ya no está. Actualice la página.',
  OWN_ADMIN_STAYS: 'Nadie retira su propia administración. Pídalo a otra persona que administre.',
  OWN_ACCOUNT_STAYS: 'Nadie suspende su propia cuenta. Pídalo a otra persona que administre.',
  LAST_ADMIN_STAYS: 'Es la última persona que administra: dé antes ese rol a otra.',
  ACCOUNT_UNCHANGED: 'La cuenta ya está así, o esa persona no tiene cuenta. Actualice la página.',
  PASS_NOT_OWN: 'El código de paso propio lo da otra persona que administre.',
  NO_FACTOR: 'Esa persona no tiene segundo factor.',
  RESET_OPEN: 'Ya hay una solicitud abierta para esa persona.',
  RESET_UNKNOWN: 'Esa solicitud ya se decidió. Actualice la página.',
  RESET_NEEDS_ANOTHER: 'La confirma otra persona que administre, no quien la propuso.',
  RESET_NOT_OWN: 'El segundo factor propio lo restablecen otras dos personas que administren.',

  SIGN_IN_FAILED: 'La matrícula, el correo o la contraseña no son correctos. Revíselos y vuelva a intentarlo. Si aún no activa su cuenta'
    + ' u olvidó la contraseña, pida un enlace abajo.',
  SIGN_IN_RATE_LIMITED: ({ retryAfterSeconds }) =>
    `Hubo demasiados intentos. Espere ${minutesOf(retryAfterSeconds)} y vuelva a intentarlo; si es día de examen, `
    + 'avise a su supervisor.',
  SIGN_IN_CODE_REFUSED:
    'El folio o el código no son correctos, o el código ya se usó o venció. Revíselos, o pida otro a su supervisor.',
  SIGN_IN_BUSY: 'Muchas personas están iniciando sesión. Espere unos segundos y vuelva a intentarlo.',
  NOT_A_DEMO: 'La hora del sistema solo puede moverse en una demostración.',
  PASSWORD_WRONG: 'La contraseña no es correcta. Nada cambió; escríbala de nuevo.',
} as const satisfies Partial<Record<Refusal, Text>>
