import { useQuery } from '@tanstack/react-query'
import type { EditStep, Scope } from '@/api/types'
import { BulkPreview } from '@/components/edits/BulkPreview'
import { asPreview, describeDifference } from './comparison'
import { compareQuery } from './queries'

interface ComparePreviewProps {
  recipe: number
  dataset: number
  asked: { steps: readonly EditStep[]; scope: Scope }
}

/** What changed steps would give beside what the recipe gives as it is saved. */
export function ComparePreview({ recipe, dataset, asked }: ComparePreviewProps) {
  const { data, error, isPlaceholderData } = useQuery(compareQuery(recipe, dataset, asked.steps, asked.scope))
  return (
    <BulkPreview
      waiting={false}
      current={!isPlaceholderData}
      preview={data === undefined ? undefined : asPreview(data)}
      error={error}
      summary={describeDifference}
    />
  )
}
