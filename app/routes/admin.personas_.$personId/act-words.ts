/** Acts on an account, in words. */
export const ACT_WORDS: Readonly<Record<string, string>> = {
  grant: 'Rol dado', withdraw: 'Rol retirado', disable: 'Cuenta suspendida', enable: 'Cuenta reactivada',
  sendLink: 'Enlace enviado', changeAddress: 'Correo cambiado', givePass: 'Código de paso dado', endSessions: 'Sesiones cerradas', proposeReset: 'Restablecimiento propuesto',
  confirmReset: 'Segundo factor restablecido', withdrawReset: 'Restablecimiento desechado',
}
