/** Collects what was looked at and hands it on together, a little after the first. */
export class SeenQueue {
  private waiting = new Set<number>()
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(
    private readonly send: (numbers: readonly number[]) => void,
    private readonly delay = 1000,
  ) {}

  add(number: number): void {
    this.waiting.add(number)
    this.timer ??= setTimeout(() => this.flush(), this.delay)
  }

  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    if (this.waiting.size === 0) return
    const numbers = [...this.waiting]
    this.waiting = new Set()
    this.send(numbers)
  }
}
