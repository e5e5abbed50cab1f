import { AlertDialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './ui/button'

interface ConfirmDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  children: ReactNode
  confirm: string
  onConfirm: () => void
}

export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  children,
  confirm,
  onConfirm,
}: ConfirmDialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-(--z-dialog) animate-fade bg-scrim" />
        <Radix.Content className="fixed top-1/2 left-1/2 z-(--z-dialog) w-[calc(100vw-48px)] max-w-110 -translate-x-1/2 -translate-y-1/2 animate-fade overflow-hidden rounded-lg border border-line-strong bg-flyout shadow-dialog">
          <div className="flex flex-col gap-2 p-6">
            <Radix.Title className="text-subtitle font-semibold">{title}</Radix.Title>
            <Radix.Description className="text-text-2">{children}</Radix.Description>
          </div>
          <footer className="flex justify-end gap-2 border-t border-line bg-mica/60 px-6 py-4">
            <Radix.Action asChild>
              <Button variant="accent" onClick={onConfirm}>
                {confirm}
              </Button>
            </Radix.Action>
            <Radix.Cancel asChild>
              <Button>Cancel</Button>
            </Radix.Cancel>
          </footer>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
