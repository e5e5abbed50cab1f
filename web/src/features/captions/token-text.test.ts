import { expect, it } from 'vitest'
import { chunkText, tokenLine } from './token-text'

const counts = (tokens: number, t5 = tokens + 1) => ({
  tokens,
  t5,
  tags: { tokens: 0, chunks: [] },
  captions: {},
})

it('says nothing of chunks while one is enough', () => {
  expect(chunkText('a hill', [])).toBeNull()
})

it('names the word that token 76 is in, and those after it', () => {
  expect(chunkText('a hill by the sea', [2])).toBe('token 76 in “hill”')
  expect(chunkText('a hill by the sea', [2, 10])).toBe('token 76, 151 in “hill”, “the”')
})

it('warns of what CLIP would not read', () => {
  expect(tokenLine(counts(75), 'sdxl', '')).toMatchObject({ text: '75 tokens', over: false })
  const over = tokenLine(counts(76), 'sdxl', 'zxq')
  expect(over).toMatchObject({ text: '76 tokens', over: true })
  expect(over.about).toContain('the trigger word “zxq”, the tags')
})

it('goes by T5 where that reads the text', () => {
  expect(tokenLine(counts(300), 'flux', '')).toMatchObject({
    text: '300 tokens · about 301 of 512 for T5',
    over: false,
  })
  expect(tokenLine(counts(300), 'sd3', '').over).toBe(true)
})
