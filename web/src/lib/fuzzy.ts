const isStart = (text: string, at: number) => at === 0 || /[^\p{L}\p{N}]/u.test(text.charAt(at - 1))

/** How well one word is found in a text, or null: as it stands (best at the start of a word), else its letters in order. */
function wordScore(word: string, text: string): number | null {
  let best: number | null = null
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const score = (isStart(text, at) ? 100 : 60) - Math.min(at, 30)
    if (best === null || score > best) best = score
  }
  if (best !== null) return best
  let place = -1
  let score = 30
  for (const letter of word) {
    const next = text.indexOf(letter, place + 1)
    if (next < 0) return null
    score += isStart(text, next) ? 5 : 1 - Math.min(next - place, 5)
    place = next
  }
  return score
}

/** How well a query fits a text: higher is better, null is not at all. Every word of the query has to be found. */
export function fuzzyScore(query: string, text: string): number | null {
  const target = text.toLocaleLowerCase()
  let sum = 0
  for (const word of query.toLocaleLowerCase().split(/\s+/).filter(Boolean)) {
    const score = wordScore(word, target)
    if (score === null) return null
    sum += score
  }
  return sum - Math.min(target.length, 40) / 10
}
