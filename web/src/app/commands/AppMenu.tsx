import { Ellipsis, Keyboard, MonitorDown, Search, Settings, Signpost } from 'lucide-react'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { setTheme, themes, useTheme, type Theme } from '@/lib/theme'

interface AppMenuProps {
  onCommands: () => void
  onShortcuts: () => void
  onSettings: () => void
  /** Null while there is nothing to show. */
  onTour: (() => void) | null
  /** Null while the browser does not offer it. */
  onInstall: (() => void) | null
}

export function AppMenu({ onCommands, onShortcuts, onSettings, onTour, onInstall }: AppMenuProps) {
  const theme = useTheme()
  // What opens from a menu waits until the menu has given the focus back.
  const after = (run: () => void) => () => setTimeout(run)
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="subtle" aria-label="Menu" className="w-8 px-0">
          <Ellipsis aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-64">
        <DropdownMenuItem action="commands.open" onSelect={after(onCommands)}>
          <Search aria-hidden /> Commands…
        </DropdownMenuItem>
        <DropdownMenuItem action="shortcuts.open" onSelect={after(onShortcuts)}>
          <Keyboard aria-hidden /> Keyboard shortcuts…
        </DropdownMenuItem>
        <DropdownMenuItem action="go.settings" onSelect={onSettings}>
          <Settings aria-hidden /> Settings
        </DropdownMenuItem>
        {onTour === null ? null : (
          <DropdownMenuItem action="tour.start" onSelect={after(onTour)}>
            <Signpost aria-hidden /> Take the tour
          </DropdownMenuItem>
        )}
        {onInstall === null ? null : (
          <DropdownMenuItem action="app.install" onSelect={after(onInstall)}>
            <MonitorDown aria-hidden /> Install as an app
          </DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Theme</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={theme} onValueChange={(value) => setTheme(value as Theme)}>
          {themes.map(({ value, label }) => (
            <DropdownMenuRadioItem key={value} value={value}>
              {label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
