import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { readAgain } from './read-again'

/** Watches one query, and answers its reads when the test says so. */
function watched() {
  const client = new QueryClient({
    defaultOptions: { queries: { staleTime: Infinity, networkMode: 'always' } },
  })
  const answers: ((value: string) => void)[] = []
  const observer = new QueryObserver(client, {
    queryKey: ['order', 1],
    queryFn: () => new Promise<string>((answer) => answers.push(answer)),
  })
  observer.subscribe(() => undefined)
  const answer = async (value: string) => {
    answers.at(-1)?.(value)
    await new Promise((done) => setTimeout(done))
  }
  return { client, answer, reads: () => answers.length, shown: () => observer.getCurrentResult().data }
}

it('reads once more what was being read for the first time when it changed', async () => {
  const { client, answer, reads, shown } = watched()
  const done = readAgain(client, ['order'])
  await answer('before the change')
  expect(reads()).toBe(2)
  await answer('after it')
  await done
  expect(shown()).toBe('after it')
})

it('reads once what is there already', async () => {
  const { client, answer, reads, shown } = watched()
  await answer('before the change')
  const done = readAgain(client, ['order'])
  await answer('after it')
  await done
  expect([reads(), shown()]).toEqual([2, 'after it'])
})
