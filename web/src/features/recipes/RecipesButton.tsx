import { useQuery } from '@tanstack/react-query'
import { BookMarked } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { ToolButton } from '@/components/ui/tool-button'
import { recipesQuery } from './queries'
import { behind } from './standing'

interface RecipesButtonProps {
  dataset: number
  disabled: boolean
  onClick: () => void
}

/** Opens the recipes; says when one of them could not work on something that came in. */
export function RecipesButton({ dataset, disabled, onClick }: RecipesButtonProps) {
  const late = behind(useQuery(recipesQuery).data ?? [], dataset)
  return (
    <ToolButton
      label="Recipes"
      icon={<BookMarked aria-hidden />}
      action="dataset.recipes"
      onClick={onClick}
      disabled={disabled}
    >
      {late.length === 0 ? null : (
        <Badge tone="warn" title={late.map((recipe) => `${recipe.name} missed images`).join(', ')}>
          {late.length} missed
        </Badge>
      )}
    </ToolButton>
  )
}
