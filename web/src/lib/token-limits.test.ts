import { expect, it } from 'vitest'
import { overLimit } from './token-limits'

it('goes by what reads the texts of the family', () => {
  expect(overLimit(75, 'sdxl')).toBeNull()
  expect(overLimit(76, 'sdxl')).toContain('75 that CLIP reads')
  expect(overLimit(76, '')).toContain('CLIP')
  expect(overLimit(300, 'flux')).toBeNull()
  expect(overLimit(512, 'flux')).toContain('512 that T5 reads')
  expect(overLimit(300, 'sd3')).toContain('256 that T5 reads')
})
