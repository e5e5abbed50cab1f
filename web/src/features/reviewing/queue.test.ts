import { expect, test } from 'vitest'
import { currentOf, shares, stepped, targetLabel } from './queue'

const at = (image: number, target = 'caption') => ({ image, target, id: image, text: null })
const queue = [at(1), at(2), at(2, 'tags'), at(5)]

test('the first is looked at, then the same while it waits', () => {
  expect(currentOf(queue, null)).toBe(queue[0])
  expect(currentOf(queue, at(2, 'tags'))).toBe(queue[2])
  expect(currentOf([], at(1))).toBeUndefined()
})

test('one that is decided gives way to the next, the last to the one before', () => {
  expect(currentOf([at(1), at(2, 'tags'), at(5)], at(2))).toEqual(at(2, 'tags'))
  expect(currentOf([at(1), at(2)], at(5))).toEqual(at(2))
})

test('steps stop at the ends', () => {
  expect(stepped(queue, queue[0], -1)).toBe(queue[0])
  expect(stepped(queue, queue[0], 1)).toBe(queue[1])
  expect(stepped(queue, queue[3], 1)).toBe(queue[3])
})

test('targets have names', () => {
  expect(['tags', 'caption', 'long'].map(targetLabel)).toEqual(['Tags', 'Caption', 'Caption “long”'])
})

test('shares are of what machines wrote, and empty ones are left out', () => {
  const part = (name: 'proposed' | 'accepted' | 'seen', images: number) => ({
    name,
    images,
    filter: `is:${name}`,
  })
  expect(shares([part('proposed', 1), part('accepted', 0), part('seen', 3)])).toEqual([
    { name: 'proposed', images: 1, filter: 'is:proposed', share: 0.25, label: '1 wait' },
    { name: 'seen', images: 3, filter: 'is:seen', share: 0.75, label: '3 seen' },
  ])
  expect(shares([part('proposed', 0)])).toEqual([])
})
