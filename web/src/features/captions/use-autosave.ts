import { useEffect, useState, useSyncExternalStore } from 'react'
import { holdDraft } from '@/api/outbox'
import { reasonOf } from '@/api/problem'
import { Autosave } from './autosave'

/** Autosave for one field that lives as long as its component: leaving it, or the page, saves what is left. */
export function useAutosave(save: (text: string) => Promise<unknown>) {
  const [autosave] = useState(() => new Autosave({ save, reasonOf }))
  const { draft, state } = useSyncExternalStore(autosave.subscribe, autosave.read)
  useEffect(() => {
    const onHidden = () => {
      if (document.visibilityState === 'hidden') autosave.flush()
    }
    const letGo = holdDraft(autosave.unsavedBytes)
    window.addEventListener('beforeunload', autosave.flush)
    window.addEventListener('pagehide', autosave.flush)
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      window.removeEventListener('beforeunload', autosave.flush)
      window.removeEventListener('pagehide', autosave.flush)
      document.removeEventListener('visibilitychange', onHidden)
      letGo()
      autosave.flush()
    }
  }, [autosave])
  return { draft, state, type: autosave.type, flush: autosave.flush }
}
