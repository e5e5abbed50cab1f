import { MutationObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { Problem } from '@/api/problem'
import { createQueryClient } from './query-client'

const signedOut = () => Promise.reject(new Problem(401, 'Open LoraCraft from its link.', 'signed_out'))

test('a window that is signed out locks, whether it reads or changes something', async () => {
  const reading = createQueryClient()
  await reading.client.query({ queryKey: ['status'], queryFn: signedOut }).catch(() => undefined)
  expect(reading.lock.isLocked()).toBe(true)

  const changing = createQueryClient()
  await new MutationObserver(changing.client, { mutationFn: signedOut }).mutate().catch(() => undefined)
  expect(changing.lock.isLocked()).toBe(true)
})
