const name = 'loracraft.runs.watched'

type Store = Pick<Storage, 'getItem' | 'setItem'>

/** The runs that this window saw under way and has told no end of, also when it was read anew meanwhile. */
export function watchedRuns(store: Store = sessionStorage) {
  const ids = new Set(kept(store))
  const keep = () => {
    try {
      store.setItem(name, JSON.stringify([...ids]))
    } catch {
      // Storage may be full or forbidden; what is watched is then known as long as the page is.
    }
  }
  return {
    add(id: string) {
      if (ids.has(id)) return
      ids.add(id)
      keep()
    },
    /** Whether it was watched. */
    end(id: string): boolean {
      if (!ids.delete(id)) return false
      keep()
      return true
    },
  }
}

function kept(store: Store): string[] {
  try {
    const value: unknown = JSON.parse(store.getItem(name) ?? '[]')
    return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}
