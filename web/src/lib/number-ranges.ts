/** Calls back for every run of "1-5000,5007,42" as written; a single number is a run of one. */
export function eachRun(ranges: string, callback: (first: number, last: number) => void): void {
  let first = -1
  let value = -1
  for (let i = 0; i <= ranges.length; i += 1) {
    const code = i === ranges.length ? 44 : ranges.charCodeAt(i)
    if (code >= 48 && code <= 57) value = (value < 0 ? 0 : value * 10) + code - 48
    else if (code === 45) {
      first = value
      value = -1
    } else if (code === 44) {
      if (value >= 0) callback(first < 0 ? value : first, value)
      first = -1
      value = -1
    }
  }
}

/** "1-3,7,5" becomes 1 2 3 7 5: the order is kept, it is the order of display. */
export function decodeNumbers(ranges: string): Int32Array {
  let count = 0
  eachRun(ranges, (first, last) => (count += Math.max(0, last - first + 1)))
  const numbers = new Int32Array(count)
  let at = 0
  eachRun(ranges, (first, last) => {
    for (let n = first; n <= last; n += 1) numbers[at++] = n
  })
  return numbers
}

/** The inverse of decodeNumbers: runs of +1 become a-b, the order is kept. */
export function encodeNumbers(numbers: Int32Array | readonly number[]): string {
  const parts: string[] = []
  let i = 0
  while (i < numbers.length) {
    const first = numbers[i] ?? 0
    let last = first
    while (numbers[i + 1] === last + 1) {
      last += 1
      i += 1
    }
    parts.push(first === last ? String(first) : `${first}-${last}`)
    i += 1
  }
  return parts.join(',')
}
