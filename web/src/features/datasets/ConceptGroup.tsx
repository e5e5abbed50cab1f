import { ChevronRight, Plus } from 'lucide-react'
import { useState, type HTMLAttributes, type ReactNode } from 'react'
import type { Concept } from '@/api/types'
import { MoreMenu } from '@/components/MoreMenu'
import { IconButton } from '@/components/ui/icon-button'
import { means } from '@/lib/actions/use-actions'
import { cn } from '@/lib/cn'
import { useContextMenu, type Menu } from '@/lib/menus'
import { useStored } from '@/lib/use-stored'
import { InlineName } from './InlineName'

interface ConceptGroupProps {
  concept: Concept
  dropLine: boolean
  drag: HTMLAttributes<HTMLElement>
  /** What can be done to it, where a new dataset and renaming are asked for here. */
  menuOf: (create: () => void, rename: () => void) => Menu
  onRename: (name: string) => void
  onStep: (step: -1 | 1) => void
  onCreate: (name: string) => void
  children: ReactNode
}

export function ConceptGroup(props: ConceptGroupProps) {
  const { concept, dropLine, drag, menuOf, onRename, onStep, onCreate } = props
  const [open, setOpen] = useStored<boolean>(`concept.${concept.id}`, true)
  const [naming, setNaming] = useState<'concept' | 'dataset' | null>(null)
  const create = () => {
    setOpen(true)
    setNaming('dataset')
  }
  const menu = () => menuOf(create, () => setNaming('concept'))
  const row = useContextMenu(menu)
  return (
    <section aria-label={concept.name} className="pb-1">
      {naming === 'concept' ? (
        <InlineName
          name={concept.name}
          label="Name of the concept"
          onDone={(name) => {
            setNaming(null)
            if (name !== null) onRename(name)
          }}
        />
      ) : (
        <div
          ref={row}
          {...drag}
          className={cn(
            'group flex h-8 items-center rounded-sm hover:bg-subtle-hover',
            dropLine && 'shadow-[0_-2px_0_var(--color-accent)]',
          )}
        >
          <button
            type="button"
            aria-expanded={open}
            title={concept.description || undefined}
            className="flex h-full min-w-0 flex-1 items-center gap-1.5 rounded-sm pl-1.5 text-left font-semibold"
            onClick={() => setOpen(!open)}
            onKeyDown={(event) => {
              if (means(event, 'row.rename')) setNaming('concept')
              else if (means(event, 'row.earlier')) onStep(-1)
              else if (means(event, 'row.later')) onStep(1)
              else return
              event.preventDefault()
            }}
          >
            <ChevronRight
              className={cn(
                'size-3.5 shrink-0 text-text-3 transition-transform duration-100',
                open && 'rotate-90',
              )}
              aria-hidden
            />
            <span className="truncate">{concept.name}</span>
          </button>
          <span className="sr-only flex group-focus-within:not-sr-only group-hover:not-sr-only has-data-[state=open]:not-sr-only">
            <MoreMenu label={`More for ${concept.name}`} groups={menu().groups} />
            <IconButton label={`New dataset in ${concept.name}`} size="sm" side="right" onClick={create}>
              <Plus aria-hidden />
            </IconButton>
          </span>
        </div>
      )}
      {open ? <ul className="flex flex-col gap-0.5">{props.children}</ul> : null}
      {naming === 'dataset' ? (
        <div className="px-1 py-0.5 pl-6">
          <InlineName
            name=""
            label="Name of the new dataset"
            onDone={(name) => {
              setNaming(null)
              if (name !== null) onCreate(name)
            }}
          />
        </div>
      ) : null}
    </section>
  )
}
