import { MoreHorizontal } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { cn } from '@/lib/cn'
import type { Menu } from '@/lib/menus'
import { MenuList } from './MenuList'

interface MoreMenuProps {
  label: string
  groups: Menu['groups']
  align?: 'start' | 'end'
  className?: string
}

/** The context menu of a row as a button, for whoever does not look for one under the right button. */
export function MoreMenu({ label, groups, align = 'start', className }: MoreMenuProps) {
  const chosen = useRef<(() => unknown) | null>(null)
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="subtle" size="sm" className={cn('w-7 px-0', className)} aria-label={label}>
          <MoreHorizontal aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align={align}
        onCloseAutoFocus={() => {
          const run = chosen.current
          chosen.current = null
          // What opens waits until the menu has given the focus back.
          if (run !== null) setTimeout(run)
        }}
      >
        <MenuList
          groups={groups}
          onChoose={(run) => {
            chosen.current = run
          }}
        />
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
