import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SeenQueue } from './seen-queue'

describe('SeenQueue', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('sends what was looked at together, each once', () => {
    const sent: (readonly number[])[] = []
    const queue = new SeenQueue((numbers) => sent.push(numbers), 1000)
    queue.add(3)
    vi.advanceTimersByTime(600)
    queue.add(4)
    queue.add(3)
    expect(sent).toEqual([])
    vi.advanceTimersByTime(400)
    expect(sent).toEqual([[3, 4]])
    vi.advanceTimersByTime(5000)
    expect(sent).toHaveLength(1)
  })

  it('sends at once when the page is left', () => {
    const sent: (readonly number[])[] = []
    const queue = new SeenQueue((numbers) => sent.push(numbers))
    queue.add(7)
    queue.flush()
    queue.flush()
    vi.advanceTimersByTime(5000)
    expect(sent).toEqual([[7]])
  })
})
