import { useEffect, useState, useSyncExternalStore } from 'react'
import { reasonOf } from '@/api/problem'
import { Autosave } from './autosave'

/** Autosave for one field that lives as long as its component: leaving it, or the page, saves what is left. */
export function useAutosave(save: (text: string) => Promise<unknown>) {
  const [autosave] = useState(() => new Autosave({ save, reasonOf }))
  const { draft, state } = useSyncExternalStore(autosave.subscribe, autosave.read)
  useEffect(() => {
    window.addEventListener('pagehide', autosave.flush)
    return () => {
      window.removeEventListener('pagehide', autosave.flush)
      autosave.flush()
    }
  }, [autosave])
  return { draft, state, type: autosave.type, flush: autosave.flush }
}
