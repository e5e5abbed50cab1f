import { useSyncExternalStore } from 'react'

/** What Chromium gives when the page can be installed. */
interface InstallEvent extends Event {
  prompt: () => Promise<unknown>
}

let offered: InstallEvent | null = null
const listeners = new Set<() => void>()

function set(next: InstallEvent | null) {
  offered = next
  for (const listener of listeners) listener()
}

/** Called once, when the page starts: the offer may come before anything is drawn. */
export function keepInstallable(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    set(event as InstallEvent)
  })
  window.addEventListener('appinstalled', () => set(null))
  if (import.meta.env.PROD && 'serviceWorker' in navigator)
    // Without it all works, only the files are fetched again.
    void navigator.serviceWorker.register('/sw.js').catch(() => undefined)
}

function install() {
  const offer = offered
  set(null)
  void offer?.prompt()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Asks the browser to install the page as an app; null while it does not offer that. */
export function useInstall(): (() => void) | null {
  return useSyncExternalStore(subscribe, () => offered) === null ? null : install
}
