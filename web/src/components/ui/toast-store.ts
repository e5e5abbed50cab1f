interface ToastAction {
  label: string
  run: () => void
}

export interface Toast {
  id: number
  tone: 'plain' | 'good' | 'bad'
  text: string
  detail?: string
  /** One thing to do about it, "Undo". */
  action?: ToastAction
  /** Another, "Show". */
  other?: ToastAction
}

let toasts: readonly Toast[] = []
let nextId = 1
const listeners = new Set<() => void>()

function set(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

export const toastStore = {
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
  snapshot: () => toasts,
}

export function dismissToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id))
}

type Options = Pick<Toast, 'detail' | 'action' | 'other'>

function show(tone: Toast['tone'], text: string, options: Options = {}): number {
  const id = nextId++
  set([...toasts.slice(-3), { id, tone, text, ...options }])
  return id
}

/** Tells the person something, from anywhere. */
export const toast = {
  show: (text: string, options?: Options) => show('plain', text, options),
  good: (text: string, options?: Options) => show('good', text, options),
  bad: (text: string, options?: Options) => show('bad', text, options),
}
