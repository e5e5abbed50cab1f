import { clientId, send, type Delivery } from './client'

/** Bytes that a browser carries on for a page that is left, all requests together: 64 KB, less what surrounds them. */
const carried = 60_000

interface Letter {
  turn: number
  size: number
  /** Set once it is on its way. */
  sent: boolean
  go: (delivery: Delivery) => Promise<void>
}

/** Letters that wait for those before them, by what they are about; each line keeps its order. */
const lines = new Map<string, Letter[]>()
/** What holds text that is in no letter yet; says how many bytes. */
const drafts = new Set<() => number>()
let leaving = false

const letters = () => [...lines.values()].flat()
const waiting = () => letters().filter(({ sent }) => !sent)
const bytes = (some: readonly Letter[]) => some.reduce((sum, { size }) => sum + size, 0)

function next(line: string): void {
  const first = lines.get(line)?.[0]
  if (first === undefined || first.sent) return
  void dispatch(line, first, first.size <= carried)
}

async function dispatch(line: string, letter: Letter, keepalive: boolean): Promise<void> {
  letter.sent = true
  const answered = (lines.get(line)?.[0]?.turn ?? letter.turn) - 1
  await letter.go({ keepalive, headers: { 'X-Turn': `${line} ${letter.turn} ${answered}` } })
  const rest = lines.get(line)?.filter((each) => each !== letter) ?? []
  if (rest.length === 0) lines.delete(line)
  else lines.set(line, rest)
  next(line)
}

const turns = new Map<string, number>()

/**
 * Sends a change once those before it in the same line are answered. The page may be left at any time: what waits is then
 * sent at once, and the server does it in the order of the turns.
 */
export function postInTurn<T>(line: string, url: string, body: unknown): Promise<T> {
  const text = JSON.stringify(body)
  const turn = (turns.get(line) ?? 0) + 1
  turns.set(line, turn)
  return new Promise<T>((resolve, reject) => {
    const letter: Letter = {
      turn,
      size: new TextEncoder().encode(text).length,
      sent: false,
      go: async (delivery) => {
        try {
          const response = await send('POST', url, text, 'application/json', delivery)
          resolve((response.status === 204 ? undefined : await response.json()) as T)
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      },
    }
    lines.set(line, [...(lines.get(line) ?? []), letter])
    if (leaving) sendAll()
    else next(line)
  })
}

/** In order, as far as the browser carries it; what is beyond goes as any request does. */
function sendAll(): void {
  let room = carried - bytes(letters().filter(({ sent }) => sent))
  for (const [line, some] of lines) {
    for (const letter of some) {
      if (letter.sent) continue
      room -= letter.size
      void dispatch(line, letter, room >= 0)
    }
  }
}

/** Lets leaving the page be asked about while a field holds text that could be lost; returns the way back. */
export function holdDraft(size: () => number): () => void {
  drafts.add(size)
  return () => drafts.delete(size)
}

/** Whether something is on its way that a page that is left now may lose. */
export function isAtRisk(): boolean {
  const unsent = [...drafts].reduce((sum, size) => sum + size(), 0)
  return waiting().length > 0 || bytes(letters()) + unsent > carried
}

/**
 * Keeps this window's changes when it is closed, reloaded or left. A page that is being left has half a second, on a busy
 * machine too little; before it is asked it has all the time it needs, so what waits goes then.
 */
export function guardLeaving(): void {
  window.addEventListener('beforeunload', (event) => {
    leaving = true
    sendAll()
    if (isAtRisk()) event.preventDefault()
    // A page that stays sends one after the other again.
    setTimeout(() => (leaving = false))
  })
  window.addEventListener('pagehide', () => {
    leaving = true
    sendAll()
  })
  window.addEventListener('pageshow', () => {
    leaving = false
  })
}

/** The line of a dataset's edits, marks and steps through its history. */
export const datasetLine = (dataset: number): string => `${clientId}-${dataset}`
