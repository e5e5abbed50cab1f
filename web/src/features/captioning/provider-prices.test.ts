import { expect, it } from 'vitest'
import type { Provider } from '@/api/types'
import { withOwnPrices } from './provider-prices'

const start = { model: 'small', baseUrl: 'https://one/v1', inputPrice: 2, outputPrice: 10 } as Provider
const none = { inputPrice: null, outputPrice: null }

it('keeps prices while model and address stay', () => {
  expect(withOwnPrices({ ...start, model: 'small ' }, start)).toMatchObject({
    inputPrice: 2,
    outputPrice: 10,
  })
})

it('gives no prices to another model or service', () => {
  expect(withOwnPrices({ ...start, model: 'large' }, start)).toMatchObject({ model: 'large', ...none })
  expect(withOwnPrices({ ...start, baseUrl: 'https://two/v1' }, start)).toMatchObject(none)
})
