/** Where links that outlive a request lead: what the operator names; in a demonstration that names none, its own address. */
export function publicOrigin({ publicUrl }: { publicUrl: string | null }, request: Request): string {
  return new URL(publicUrl ?? request.url).origin
}
