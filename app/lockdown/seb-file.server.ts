/**
 * The .seb file as SEB's "File Format" page describes it for plain data: gzip over the four bytes "plnd" and the gzipped
 * property list. It is not encrypted: who holds the file can compute the Config Key, so it goes to the sede's staff only.
 */
import { gzipSync } from 'node:zlib'
import { sortKeys, type SebSettings, type SebValue } from './config-key.ts'

export function writeSebFile(settings: SebSettings): Buffer {
  return gzipSync(Buffer.concat([Buffer.from('plnd'), gzipSync(writePropertyList(settings))]))
}

/** An Apple property list, in XML. */
export function writePropertyList(settings: SebSettings): string {
  return '<?xml version="1.0" encoding="UTF-8"?>\n'
    + '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'
    + `<plist version="1.0">\n${writeValue(settings)}\n</plist>\n`
}

function writeValue(value: SebValue): string {
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>'
  if (typeof value === 'number') return `<integer>${String(value)}</integer>`
  if (typeof value === 'string') return `<string>${escape(value)}</string>`
  if (isList(value)) return `<array>${value.map(writeValue).join('')}</array>`
  return `<dict>${sortKeys(value).map((key) => `<key>${escape(key)}</key>${writeValue(value[key] ?? '')}`).join('\n')}</dict>`
}

const isList = (value: SebValue): value is readonly SebValue[] => Array.isArray(value)

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
