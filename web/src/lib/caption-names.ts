/** The captions to show for an image: "caption" first, then those of the dataset, the image and this page. */
export function captionNames(...lists: (readonly string[])[]): string[] {
  return [...new Set(['caption', ...lists.flat()])]
}

/** Why a name cannot be given to a new caption, as a sentence; null when it can. */
export function captionNameProblem(name: string, taken: readonly string[]): string | null {
  const text = name.trim()
  if (text === '') return 'Give the caption a name.'
  if (!/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u.test(text)) {
    return 'Use letters, digits, blanks, - and _, at most 40.'
  }
  if (taken.some((other) => other.toLowerCase() === text.toLowerCase())) {
    return `There is a caption named “${text}” already.`
  }
  return null
}
