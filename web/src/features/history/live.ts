import type { QueryKey } from '@tanstack/react-query'
import { keys } from '@/api/keys'

/** A comparison follows each of the datasets that it is of. */
export const staleKeys = (dataset: number): QueryKey[] => [keys.changes(dataset), keys.diff(dataset)]
