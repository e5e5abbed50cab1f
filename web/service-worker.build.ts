import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** Writes /sw.js, which differs with every build, so that browsers take the new one and drop what the old one kept. */
export const serviceWorker = (source: string): Plugin => ({
  name: 'service-worker',
  apply: 'build',
  generateBundle(_, bundle) {
    const build = createHash('sha256')
      .update(Object.keys(bundle).sort().join('\n'))
      .digest('hex')
      .slice(0, 16)
    this.emitFile({
      type: 'asset',
      fileName: 'sw.js',
      source: readFileSync(source, 'utf8').replace('BUILD', build),
    })
  },
})
