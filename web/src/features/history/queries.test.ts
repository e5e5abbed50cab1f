import { expect, test } from 'vitest'
import type { Change, ChangeDetails } from '@/api/types'
import { detailsQuery } from './queries'

test('the next page of a change begins after the images that were asked for, however many came', () => {
  const { getNextPageParam } = detailsQuery({ id: 'c', dataset: 1, concept: null } as Change)
  const page = { total: 50, images: [] } as unknown as ChangeDetails

  expect(getNextPageParam(page, [page], 0, [0])).toBe(20)
  expect(getNextPageParam(page, [page, page], 20, [0, 20])).toBe(40)
  expect(getNextPageParam(page, [page, page, page], 40, [0, 20, 40])).toBeUndefined()
})
