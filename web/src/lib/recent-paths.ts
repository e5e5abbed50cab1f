const MOST = 8

/** Each purpose has its own list. */
export type PathPurpose = 'import' | 'drift'

const keyOf = (purpose: PathPurpose) => `loracraft.${purpose}.recentPaths`

/** Newest first, each once whatever its trailing slash. */
export function withPath(paths: readonly string[], path: string): string[] {
  const same = (other: string) => trimmed(other) === trimmed(path)
  return [path.trim(), ...paths.filter((other) => !same(other))].slice(0, MOST)
}

function trimmed(path: string): string {
  return path.trim().replace(/(?<=.)[\\/]+$/, '')
}

/** One path per line; quotes from "Copy as path" are taken off. */
export function splitPaths(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((path) => path.trim().replace(/^"(.*)"$/, '$1'))
    .filter((path) => path !== '')
}

/** Why a path cannot be used, as a sentence; null when it can. */
export function pathProblem(path: string): string | null {
  if (/^(?:[a-z]:[\\/]|[\\/]|~[\\/])/i.test(path)) return null
  return `“${path}” is not a full path. Start with a drive letter or a slash.`
}

export function loadRecentPaths(purpose: PathPurpose): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(purpose)) ?? '[]')
    return Array.isArray(stored) ? stored.filter((path) => typeof path === 'string') : []
  } catch {
    return []
  }
}

export function rememberPaths(purpose: PathPurpose, paths: readonly string[]): void {
  const all = [...paths].reverse().reduce((list, path) => withPath(list, path), loadRecentPaths(purpose))
  try {
    localStorage.setItem(keyOf(purpose), JSON.stringify(all))
  } catch {
    // Private windows may refuse storage; nothing depends on it.
  }
}
