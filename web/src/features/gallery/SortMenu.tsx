import { ArrowDownUp } from 'lucide-react'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { sortFields } from './view'

interface SortMenuProps {
  sort: string
  onChange: (sort: string) => void
  /** Whether pictures show their token counts. */
  tokens: boolean
  onTokens: (shown: boolean) => void
}

/** In which order the pictures are, and what is told on them. */
export function SortMenu({ sort, onChange, tokens, onTokens }: SortMenuProps) {
  const field = sort.replace(/^-/, '')
  const minus = sort.startsWith('-') ? '-' : ''
  const label = sortFields.find((each) => each.value === field)?.label ?? 'My order'
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="subtle" aria-label={`Sort: ${label}`}>
          <ArrowDownUp aria-hidden />
          <span className="hidden @4xl:inline">{label}</span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuRadioGroup value={field} onValueChange={(value) => onChange(minus + value)}>
          {sortFields.map((each) => (
            <DropdownMenuRadioItem key={each.value} value={each.value}>
              {each.label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuRadioGroup value={minus} onValueChange={(value) => onChange(value + field)}>
          <DropdownMenuRadioItem value="">Ascending</DropdownMenuRadioItem>
          <DropdownMenuRadioItem value="-">Descending</DropdownMenuRadioItem>
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuCheckboxItem checked={tokens} onCheckedChange={onTokens}>
          Token counts on pictures
        </DropdownMenuCheckboxItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
