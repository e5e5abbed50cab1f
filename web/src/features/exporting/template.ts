export const DEFAULT_TEMPLATE = '{trigger}, {tags}, {caption}'

export type TemplatePart =
  { kind: 'text'; text: string } | { kind: 'placeholder'; text: string; known: boolean }

/** The placeholders a dataset offers, with what each stands for. */
export function placeholders(captionNames: readonly string[]): { text: string; explanation: string }[] {
  return [
    { text: '{trigger}', explanation: 'The trigger word' },
    { text: '{tags}', explanation: 'All tags, with a comma and a space between' },
    {
      text: '{caption}',
      explanation:
        captionNames.length > 1 ? 'The caption that is chosen below' : 'The caption named “caption”',
    },
    ...captionNames
      .filter((name) => name !== 'caption')
      .map((name) => ({
        text: `{caption:${name}}`,
        explanation: `The caption named “${name}”`,
      })),
  ]
}

/** The template as text and placeholders; doubled braces are text. Joining the texts gives the template back. */
export function templateParts(template: string, captionNames: readonly string[]): TemplatePart[] {
  const known = new Set(placeholders(captionNames).map(({ text }) => text))
  return template
    .split(/(\{\{|\}\}|\{[^{}]*\})/)
    .filter((text) => text !== '')
    .map((text) =>
      /^\{[^{}]*\}$/.test(text)
        ? { kind: 'placeholder', text, known: known.has(text) }
        : { kind: 'text', text },
    )
}

/** What is wrong with the template, as a sentence; null when nothing is. */
export function templateProblem(template: string, captionNames: readonly string[]): string | null {
  const parts = templateParts(template, captionNames)
  const unknown = parts.find((part) => part.kind === 'placeholder' && !part.known)
  if (unknown) {
    const offered = placeholders(captionNames).map(({ text }) => text)
    return `${unknown.text} is not known here. Use ${offered.join(', ')}.`
  }
  if (!parts.some((part) => part.kind === 'placeholder')) {
    return 'Without a placeholder every image gets the same text.'
  }
  return null
}

/** Puts a placeholder in place of the selected part, with ", " towards its neighbours where none stands. */
export function insertPlaceholder(
  template: string,
  placeholder: string,
  start: number,
  end: number,
): { template: string; cursor: number } {
  const before = template.slice(0, start)
  const after = template.slice(end)
  const left = before.trim() === '' || /[\s,(["“]$/.test(before) ? '' : ', '
  const spaced = before.endsWith(',') ? ' ' : left
  const right = after.trim() === '' || /^[\s,.;:)\]"”]/.test(after) ? '' : ', '
  const head = `${before}${spaced}${placeholder}`
  return { template: `${head}${right}${after}`, cursor: head.length + right.length }
}
