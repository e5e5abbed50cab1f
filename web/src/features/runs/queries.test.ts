import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import type { Run } from '@/api/types'
import { keepRun } from './live'
import { reportQuery, runsQuery } from './queries'

afterEach(() => vi.unstubAllGlobals())

const run = (state: string) => ({ id: 'r1', state }) as Run

test('a list that was asked for before a run ended takes the end back no more', async () => {
  const client = new QueryClient()
  let answer: (response: Response) => void = () => undefined
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)))
  client.setQueryData(runsQuery.queryKey, { runs: [run('running')] })
  const late = client.query(runsQuery)
  await vi.waitFor(() => expect(client.isFetching()).toBe(1))
  keepRun(client, run('finished'))
  answer(Response.json({ runs: [run('running')] }))
  await late
  expect(client.getQueryData(runsQuery.queryKey)).toEqual({ runs: [run('finished')] })
})

test('what a model noted is one list, whatever became of the pictures', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url)
    return Promise.resolve(Response.json({ total: 0, items: [] }))
  })
  await new QueryClient().infiniteQuery(reportQuery('r1', 'noted'))
  expect(asked.join()).toContain('noted=true')
  expect(asked.join()).not.toContain('kind=')
})
