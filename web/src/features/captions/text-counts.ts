/** Words and characters of a caption; lines count when there are alternatives. */
export function textCounts(text: string): { words: number; characters: number; lines: number } {
  return {
    words: text.match(/[^\s]+/g)?.length ?? 0,
    characters: Array.from(text).length,
    lines: text.split('\n').filter((line) => line.trim() !== '').length,
  }
}
