/** A QR code as one SVG path on a square of `size` units, quiet zone included: a page draws it without a picture. */
import QRCode from 'qrcode'

const QUIET_ZONE = 4

export interface QrPath {
  size: number
  path: string
}

export function drawQrPath(content: string): QrPath {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: 'M' })
  const squares = Array.from({ length: modules.size * modules.size }, (_, index) => {
    const [row, column] = [Math.floor(index / modules.size), index % modules.size]
    return modules.get(row, column) === 0 ? '' : `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h1v1h-1z`
  })
  return { size: modules.size + 2 * QUIET_ZONE, path: squares.join('') }
}
