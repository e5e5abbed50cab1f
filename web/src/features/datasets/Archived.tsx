import { Archive, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { useStored } from '@/lib/use-stored'

export function Archived({ count, children }: { count: number; children: ReactNode }) {
  const [open, setOpen] = useStored<boolean>('archived', false)
  return (
    <section className="mt-2 border-t border-line pt-2 opacity-80">
      <button
        type="button"
        aria-expanded={open}
        className="flex h-8 w-full items-center gap-2 rounded-sm px-2 text-text-2 hover:bg-subtle-hover"
        onClick={() => setOpen(!open)}
      >
        <Archive className="size-4" aria-hidden />
        Archived
        <span className="text-caption text-text-3">{count}</span>
        <ChevronRight
          className={cn('ml-auto size-3.5 transition-transform duration-100', open && 'rotate-90')}
          aria-hidden
        />
      </button>
      {open ? children : null}
    </section>
  )
}
