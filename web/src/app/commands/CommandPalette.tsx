import { Search } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useLayoutEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { MenuShortcut } from '@/components/ui/shortcut'
import { cn } from '@/lib/cn'
import { paletteSections, recentItems, rememberItem, type PaletteItem } from './palette-items'

interface CommandPaletteProps {
  items: readonly PaletteItem[]
  onClose: () => void
}

const optionId = (place: number) => `command-${place}`

const steps: Record<string, (place: number, count: number) => number> = {
  ArrowDown: (place, count) => (place + 1) % count,
  ArrowUp: (place, count) => (place - 1 + count) % count,
  PageDown: (place, count) => Math.min(place + 8, count - 1),
  PageUp: (place) => Math.max(place - 8, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** Everything that can be done here, found by typing. Gives the focus back before it acts. */
export function CommandPalette({ items, onClose }: CommandPaletteProps) {
  const [query, setQuery] = useState('')
  const [place, setPlace] = useState(0)
  const [before] = useState(() => document.activeElement)
  const chosen = useRef<PaletteItem | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const recent = useSyncExternalStore(recentItems.subscribe, recentItems.get)
  const sections = paletteSections(items, query, recent)
  const shown = sections.flatMap((section) => section.items)

  useLayoutEffect(() => {
    list.current?.querySelector(`#${optionId(place)}`)?.scrollIntoView({ block: 'nearest' })
  }, [place, query])

  const choose = (item: PaletteItem | undefined) => {
    if (item === undefined) return
    chosen.current = item
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.ctrlKey || event.shiftKey ? undefined : steps[event.key]
    const caret = (event.key === 'Home' || event.key === 'End') && query !== ''
    if (event.key === 'Enter') choose(shown[place])
    else if (step !== undefined && !caret && shown.length > 0) setPlace(step(place, shown.length))
    else return
    event.preventDefault()
  }
  const giveBack = (event: Event) => {
    event.preventDefault()
    if (before instanceof HTMLElement) before.focus()
    if (chosen.current === null) return
    rememberItem(chosen.current.key)
    chosen.current.run()
  }

  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-(--z-dialog) animate-fade bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onCloseAutoFocus={giveBack}
          className="surface-flyout fixed top-[12vh] left-1/2 z-(--z-dialog) flex max-h-[70vh] w-[calc(100vw-48px)] max-w-160 -translate-x-1/2 animate-fade flex-col overflow-hidden shadow-dialog outline-none"
        >
          <Radix.Title className="sr-only">Commands</Radix.Title>
          <div className="flex items-center gap-3 border-b border-line px-4">
            <Search className="size-4 shrink-0 text-text-3" aria-hidden />
            <input
              role="combobox"
              aria-expanded
              aria-controls="commands"
              aria-autocomplete="list"
              aria-activedescendant={shown.length === 0 ? undefined : optionId(place)}
              aria-label="Find a command, a dataset or a page"
              placeholder="Find a command, a dataset or a page"
              autoComplete="off"
              spellCheck={false}
              value={query}
              onChange={(event) => {
                setQuery(event.target.value)
                setPlace(0)
              }}
              onKeyDown={onKeyDown}
              className="h-12 w-full bg-transparent text-text outline-none placeholder:text-text-3"
            />
          </div>
          <div ref={list} id="commands" role="listbox" aria-label="Commands" className="overflow-y-auto p-1">
            {sections.map((section) => (
              <div key={section.title} role="group" aria-label={section.title}>
                <div aria-hidden className="px-3 pt-2 pb-1 text-caption text-text-3">
                  {section.title}
                </div>
                {section.items.map((item) => {
                  const own = shown.indexOf(item)
                  return (
                    // The keyboard is in the field above, which says which of these is meant.
                    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
                    <div
                      key={item.key}
                      id={optionId(own)}
                      role="option"
                      tabIndex={-1}
                      aria-selected={own === place}
                      onPointerMove={() => setPlace(own)}
                      onClick={() => choose(item)}
                      className={cn(
                        'flex min-h-8 items-center rounded-sm px-3 select-none',
                        own === place && 'bg-selected',
                      )}
                    >
                      <span className="min-w-0 truncate">{item.label}</span>
                      {query === '' || item.group === section.title ? null : (
                        <span className="pl-3 text-caption whitespace-nowrap text-text-3">{item.group}</span>
                      )}
                      <MenuShortcut action={item.action} />
                    </div>
                  )
                })}
              </div>
            ))}
          </div>
          {shown.length === 0 ? (
            <p role="status" className="px-4 pt-2 pb-5 text-text-2">
              Nothing here is called “{query.trim()}”.
            </p>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
