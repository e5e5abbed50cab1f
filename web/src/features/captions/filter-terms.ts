/** What the filter text says about one tag, as far as the tag index wrote it. */
export type TermState = 'none' | 'required' | 'excluded'

export interface TagTerm {
  tag: string
  state: 'required' | 'excluded'
}

interface Token {
  text: string
  start: number
  end: number
}

const OWN_TERM = /^(-?)tag:"((?:[^"\\]|\\.)*)"$/s

/** Splits at blanks outside quotes and brackets, so a bracket group is one token. */
function topLevelTokens(filter: string): Token[] {
  const tokens: Token[] = []
  let start = -1
  let depth = 0
  let quoted = false
  const close = (end: number) => {
    if (start >= 0) tokens.push({ text: filter.slice(start, end), start, end })
    start = -1
  }
  for (let index = 0; index < filter.length; index++) {
    const character = filter.charAt(index)
    if (!quoted && depth === 0 && /\s/.test(character)) {
      close(index)
      continue
    }
    if (start < 0) start = index
    if (quoted && character === '\\') index++
    else if (character === '"') quoted = !quoted
    else if (!quoted && character === '(') depth++
    else if (!quoted && character === ')') depth = Math.max(0, depth - 1)
  }
  close(filter.length)
  return tokens
}

function readTerm(token: Token): TagTerm | null {
  const match = OWN_TERM.exec(token.text)
  if (!match) return null
  return {
    tag: (match[2] ?? '').replace(/\\(.)/gs, '$1'),
    state: match[1] === '-' ? 'excluded' : 'required',
  }
}

const isOr = (token: Token) => /^or$/i.test(token.text)
const isNot = (token: Token | undefined) => token !== undefined && /^not$/i.test(token.text)

/** Own terms count only where they are joined with AND: beside an OR they mean something else. */
function ownTerms(filter: string): { term: TagTerm; token: Token }[] {
  const tokens = topLevelTokens(filter)
  if (tokens.some(isOr)) return []
  return tokens.flatMap((token, index) => {
    const term = isNot(tokens[index - 1]) ? null : readTerm(token)
    return term ? [{ term, token }] : []
  })
}

/** `tag:"x"`, with quotes, backslashes and wildcards taken literally. */
export function tagTerm(tag: string): string {
  return `tag:"${tag.replace(/[\\"*?]/g, '\\$&')}"`
}

/** The tags that the filter requires or excludes, in the order of the text. */
export function tagTerms(filter: string): TagTerm[] {
  return ownTerms(filter).map(({ term }) => term)
}

export function termState(filter: string, tag: string): TermState {
  return tagTerms(filter).find((term) => term.tag === tag)?.state ?? 'none'
}

/** Puts the term for one tag into the wanted state and leaves every other character alone. */
export function withTermState(filter: string, tag: string, state: TermState): string {
  let rest = filter
  for (const { term, token } of ownTerms(filter).reverse()) {
    if (term.tag !== tag) continue
    const before = rest.slice(0, token.start).replace(/\s+(?:and\s+)?$/i, '')
    const after = rest.slice(token.end).replace(before === '' ? /^\s+(?:and\s+)?/i : /^\s+/, '')
    rest = before !== '' && after !== '' ? `${before} ${after}` : before + after
  }
  rest = rest.trim()
  if (state === 'none') return rest
  const term = (state === 'excluded' ? '-' : '') + tagTerm(tag)
  if (rest === '') return term
  return topLevelTokens(rest).some(isOr) ? `(${rest}) ${term}` : `${rest} ${term}`
}

/** The next step of a click: nothing, required, excluded, nothing. */
export function cycleTerm(filter: string, tag: string): string {
  const next: Record<TermState, TermState> = {
    none: 'required',
    required: 'excluded',
    excluded: 'none',
  }
  return withTermState(filter, tag, next[termState(filter, tag)])
}
