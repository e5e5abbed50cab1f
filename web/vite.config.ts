import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { serviceWorker } from './service-worker.build'

const local = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Puts a compressed copy beside each asset of text, name.br: the server sends that and never compresses anything itself. */
const compressed = () => ({
  name: 'compressed',
  apply: 'build' as const,
  closeBundle() {
    const folder = local('./dist/assets/')
    for (const name of readdirSync(folder).filter((file) => /\.(js|css)$/.test(file)))
      writeFileSync(`${folder}${name}.br`, brotliCompressSync(readFileSync(folder + name)))
  },
})

export default defineConfig({
  plugins: [react(), tailwindcss(), serviceWorker(local('./service-worker.js')), compressed()],
  resolve: {
    alias: {
      '@': local('./src'),
      // Radix locks scrolling through a <style> tag, which the page's style-src 'self' forbids.
      'react-style-singleton': local('./src/lib/style-singleton.ts'),
    },
  },
  // Every asset is its own file: the Content-Security-Policy allows no data: fonts or inline scripts.
  build: {
    outDir: 'dist',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The first versions that know light-dark(), which the tokens of both themes are written with.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
  },
  server: { port: 5173, strictPort: true },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
    // The style sheets are read by the test of their colours, as they are written.
    css: { include: [/\.css\?raw$/] },
  },
})
