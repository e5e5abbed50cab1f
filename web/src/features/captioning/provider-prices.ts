import type { Provider } from '@/api/types'

/** A provider without prices when they were another model's, or another service's: as the command line does. */
export function withOwnPrices(provider: Provider, start: Provider): Provider {
  const isSame = provider.model.trim() === start.model && provider.baseUrl.trim() === start.baseUrl
  return isSame ? provider : { ...provider, inputPrice: null, outputPrice: null }
}
