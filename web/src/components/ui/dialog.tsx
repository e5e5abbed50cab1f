import { cva, type VariantProps } from 'class-variance-authority'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { Button } from './button'

const content = cva(
  'fixed top-1/2 left-1/2 z-(--z-dialog) flex max-h-[calc(100vh-48px)] w-[calc(100vw-48px)] -translate-x-1/2 -translate-y-1/2 animate-fade flex-col overflow-hidden rounded-lg border border-line-strong bg-flyout shadow-dialog outline-none',
  {
    variants: { size: { sm: 'max-w-110', md: 'max-w-140', lg: 'max-w-200', xl: 'max-w-280' } },
    defaultVariants: { size: 'md' },
  },
)

interface DialogProps extends VariantProps<typeof content> {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  /** The row of buttons at the bottom. */
  footer?: ReactNode
  /** Whether the page's keys for this dialog act in it. */
  hotkeys?: boolean
  className?: string
  children: ReactNode
}

/** The keyboard starts in the field marked with data-autofocus; without one, where Radix puts it. */
function focusFirst(event: Event) {
  const first = event.target instanceof Element ? event.target.querySelector('[data-autofocus=true]') : null
  if (!(first instanceof HTMLElement)) return
  event.preventDefault()
  first.focus()
}

export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  footer,
  size,
  hotkeys = false,
  className,
  children,
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-(--z-dialog) animate-fade bg-scrim" />
        <Radix.Content
          className={content({ size })}
          onOpenAutoFocus={focusFirst}
          data-hotkeys={hotkeys ? true : undefined}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <header className="flex items-start gap-4 px-6 pt-5 pb-3">
            <div className="flex min-w-0 flex-1 flex-col gap-1">
              <Radix.Title className="text-subtitle font-semibold">{title}</Radix.Title>
              {description === undefined ? null : (
                <Radix.Description className="text-text-2">{description}</Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <Button variant="subtle" aria-label="Close" className="-mt-1 -mr-2 w-8 px-0">
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </header>
          <div className={cn('relative min-h-0 flex-1 overflow-y-auto px-6 pt-1 pb-6', className)}>
            {children}
          </div>
          {footer === undefined ? null : (
            <footer className="flex items-center justify-end gap-2 border-t border-line bg-mica/60 px-6 py-4">
              {footer}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export const DialogClose = Radix.Close
