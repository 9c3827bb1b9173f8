/** The last paragraph of a mail: where in the platform the matter stands. */
export function whereToLook(publicUrl: string | null, path: string, name: string): string {
  return publicUrl === null ? `Entre a EFISER y abra «${name}».` : `${name}: ${new URL(path, publicUrl).href}`
}
