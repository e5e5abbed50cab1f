import { describe, expect, it } from 'vitest'
import type { Prompt } from '@/api/types'
import { estimateText, firstPrompt, freeName, tagsBeside, targetsFor, typedNameProblem } from './caption-form'

const prompt = (name: string, target: 'caption' | 'tags', families: string[]): Prompt => ({
  name,
  label: name,
  version: 1,
  text: 'Describe.',
  target,
  families,
  subject: null,
  builtIn: true,
})

const sentences = prompt('sentences', 'caption', ['flux'])
const booru = prompt('booru', 'tags', ['pony'])

describe('a caption form', () => {
  it('begins with a prompt for the family', () => {
    expect(firstPrompt([sentences, booru], 'pony')).toBe(booru)
    expect(firstPrompt([sentences, booru], '')).toBe(sentences)
  })

  it('offers tags only where the prompt asks for tags', () => {
    expect(targetsFor(sentences, ['long', 'caption']).map(({ label }) => label)).toEqual([
      'Caption',
      'Caption “long”',
      'New caption “short”',
      'New caption “tags-as-prose”',
      'Another caption…',
    ])
    expect(
      targetsFor(booru, [])
        .map(({ value }) => value)
        .slice(0, 2),
    ).toEqual(['tags', 'caption'])
  })

  it('has tags beside captions where the provider answers as JSON', () => {
    expect(tagsBeside(sentences, { answerFormat: 'json' })).toBe('yes')
    expect(tagsBeside(sentences, { answerFormat: null })).toBe('needs JSON')
    expect(tagsBeside(booru, { answerFormat: 'json' })).toBe('never')
    expect(tagsBeside(sentences, undefined)).toBe('never')
  })

  it('takes a typed name only for a caption', () => {
    expect(['', ' flux long ', 'Tagged'].map(typedNameProblem)).toEqual([null, null, null])
    for (const refused of ['tags', ' Tags ', 'a}b']) expect(typedNameProblem(refused)).not.toBeNull()
  })

  it('says what a run takes', () => {
    const estimate = {
      model: 'm',
      images: 12,
      spared: 3,
      inputTokens: 9000,
      outputTokens: 1000,
      cost: 0.0213,
    }
    expect(estimateText({ ...estimate, seconds: 40, measured: true })).toBe(
      '9 images to ask about, 3 left alone · about 10,000 tokens · about $0.021 · about 40 s',
    )
    expect(estimateText({ ...estimate, cost: null, seconds: null, measured: false })).toBe(
      '9 images to ask about, 3 left alone · about 10,000 tokens · cost unknown · a rough guess before the first run',
    )
    expect(estimateText({ ...estimate, spared: 12, seconds: null, measured: false })).toBe(
      '0 images to ask about, 12 left alone',
    )
  })

  it('finds a name that is free', () => {
    expect(freeName('ollama', ['ollama', 'ollama-2'])).toBe('ollama-3')
  })
})
