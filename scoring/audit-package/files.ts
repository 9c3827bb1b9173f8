// The files of an audit package: a closed list, so that nothing can be added, left out or hidden behind another name.
// `manifest.json` names the others with size and hash; signature and public key stand beside it and cannot be in it.

/** In the manifest, in the order of the archive. */
export const LISTED_FILES = [
  'README.txt', 'annulments.json', 'dictionary.json', 'exclusions.json', 'frozen-input.json', 'input.json', 'inputs.json',
  'lottery.json', 'merkle-leaves.json', 'results.json',
] as const
export type ListedFile = (typeof LISTED_FILES)[number]

export const MANIFEST = 'manifest.json'
export const SIGNATURE = 'manifest.sig'
export const PUBLIC_KEY = 'public-key.pem'

export type PackageFile = ListedFile | typeof MANIFEST | typeof SIGNATURE | typeof PUBLIC_KEY

/** All, in the order in which they stand in the archive: the listed ones, then what vouches for them. */
export const PACKAGE_FILES: readonly PackageFile[] = [...LISTED_FILES, MANIFEST, SIGNATURE, PUBLIC_KEY]
