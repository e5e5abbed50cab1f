import { expect, test } from 'vitest'
import { nextStep, steps } from './steps'

test('what is not in sight is passed over, in both directions', () => {
  const hidden = [steps[2]?.target, steps[3]?.target]
  const isThere = (target: string) => !hidden.includes(target)
  expect(nextStep(1, 1, isThere)).toBe(4)
  expect(nextStep(4, -1, isThere)).toBe(1)
})

test('before the first and behind the last there is none', () => {
  expect(nextStep(0, -1, () => true)).toBeNull()
  expect(nextStep(steps.length - 1, 1, () => true)).toBeNull()
})
