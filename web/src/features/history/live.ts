import type { QueryKey } from '@tanstack/react-query'
import { keys } from '@/api/keys'

export const staleKeys = (dataset: number): QueryKey[] => [keys.changes(dataset)]
