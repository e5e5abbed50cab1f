import { expect, test } from 'vitest'
import type { Prompt } from '@/api/types'
import { promptChoices } from './prompt-groups'

const prompt = (name: string, families: string[]): Prompt => ({
  name,
  label: name,
  version: 1,
  text: '',
  target: 'caption',
  families,
  subject: null,
  builtIn: true,
})

const prompts = [
  prompt('sentences', ['flux', 'sdxl']),
  prompt('phrases', ['sdxl']),
  prompt('booru', ['pony']),
  prompt('mine', []),
  prompt('my tags', ['pony']),
]
const told = (family: 'pony' | '') =>
  promptChoices(prompts, family).map(({ value, group }) => `${group}: ${value}`)

test('prompts for the family of the dataset come first, then those for any', () => {
  expect(told('pony')).toEqual([
    'For Pony: booru',
    'For Pony: my tags',
    'For any model: mine',
    'For FLUX, Stable Diffusion XL: sentences',
    'For Stable Diffusion XL: phrases',
  ])
})

test('without a family they are grouped by what they are for', () => {
  expect(told('').slice(0, 2)).toEqual(['For any model: mine', 'For FLUX, Stable Diffusion XL: sentences'])
})
