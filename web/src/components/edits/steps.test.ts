import { expect, test } from 'vitest'
import type { EditStep } from '@/api/types'
import { dropStep, moveStep, putStep, sameSteps, stepOf } from './steps'

const step = (tag: string): EditStep => ({ edit: { kind: 'remove_tags', tags: [tag] } })
const steps = ['a', 'b', 'c'].map(step)
const [a, b, c] = steps

test('moves a step and stops at the ends', () => {
  expect(moveStep(steps, 2, 0)).toEqual([c, a, b])
  expect(moveStep(steps, 0, 1)).toEqual([b, a, c])
  expect(moveStep(steps, 0, -1)).toEqual(steps)
  expect(moveStep(steps, 2, 3)).toEqual(steps)
})

test('puts a step in a place or at the end, and drops one', () => {
  expect(putStep(steps, 1, step('x'))).toEqual([a, step('x'), c])
  expect(putStep(steps, 3, step('x'))).toEqual([...steps, step('x')])
  expect(dropStep(steps, 0)).toEqual([b, c])
})

test('a blank filter is none', () => {
  expect(stepOf({ kind: 'drop_duplicate_tags' }, '  ')).toEqual({ edit: { kind: 'drop_duplicate_tags' } })
  expect(stepOf({ kind: 'drop_duplicate_tags' }, ' tag:a ').filter).toBe('tag:a')
})

test('steps are the same whatever the server adds as null', () => {
  const sent: EditStep[] = [{ edit: { kind: 'add_text', text: 'x', at: 'front' } }]
  const back = [
    { filter: null, edit: { caption: null, at: 'front', text: 'x', kind: 'add_text' } },
  ] as unknown as EditStep[]
  expect(sameSteps(sent, back)).toBe(true)
  expect(sameSteps(sent, [...sent, step('a')])).toBe(false)
})
