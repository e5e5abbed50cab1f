export type SaveState =
  { kind: 'saved' } | { kind: 'typing' } | { kind: 'saving' } | { kind: 'refused'; reason: string }

interface Options {
  save: (text: string) => Promise<unknown>
  reasonOf: (error: unknown) => string
  /** Milliseconds of silence after which the text is saved. */
  pause?: number
}

/**
 * The text of one field between keystroke and server. A draft lives until its save has succeeded: a refused text stays
 * in the field, and leaving the field saves at once.
 */
export class Autosave {
  /** What the field shows instead of the stored text; null when they are the same. */
  draft: string | null = null
  state: SaveState = { kind: 'saved' }

  private unsaved: string | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly listeners = new Set<() => void>()
  private snapshot = { draft: this.draft, state: this.state }

  constructor(private readonly options: Options) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }

  readonly read = (): { draft: string | null; state: SaveState } => this.snapshot

  readonly type = (text: string): void => {
    this.unsaved = text
    this.show(text, { kind: 'typing' })
    clearTimeout(this.timer)
    this.timer = setTimeout(this.flush, this.options.pause ?? 700)
  }

  /** What leaving the page would have to carry; without bound for a text that was refused, which nobody would see. */
  readonly unsavedBytes = (): number =>
    this.unsaved === null ? 0 : this.state.kind === 'refused' ? Infinity : new Blob([this.unsaved]).size

  /** Saves what is not saved yet, now. */
  readonly flush = (): void => {
    clearTimeout(this.timer)
    const text = this.unsaved
    if (text === null) return
    this.unsaved = null
    this.show(text, { kind: 'saving' })
    this.options.save(text).then(
      () => {
        if (this.unsaved === null) this.show(null, { kind: 'saved' })
      },
      (error: unknown) => {
        if (this.unsaved !== null) return
        this.unsaved = text
        this.show(text, { kind: 'refused', reason: this.options.reasonOf(error) })
      },
    )
  }

  private show(draft: string | null, state: SaveState) {
    this.draft = draft
    this.state = state
    this.snapshot = { draft, state }
    for (const listener of this.listeners) listener()
  }
}
