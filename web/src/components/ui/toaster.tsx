import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { useSyncExternalStore } from 'react'
import { Button } from './button'
import { dismissToast, toastStore, type Toast } from './toast-store'

const icons = {
  plain: null,
  good: <CircleCheck className="mt-0.5 size-4 shrink-0 text-good" aria-hidden />,
  bad: <CircleAlert className="mt-0.5 size-4 shrink-0 text-bad" aria-hidden />,
}

function ToastCard({ toast }: { toast: Toast }) {
  return (
    <Radix.Root
      type={toast.tone === 'bad' ? 'foreground' : 'background'}
      duration={toast.tone === 'bad' || toast.action !== undefined ? 9000 : 5000}
      onOpenChange={(open) => !open && dismissToast(toast.id)}
      className="surface-flyout flex w-90 animate-rise items-start gap-3 py-2.5 pr-2 pl-4"
    >
      {icons[toast.tone]}
      <div className="min-w-0 flex-1 py-0.5 select-text">
        <Radix.Title>{toast.text}</Radix.Title>
        {toast.detail === undefined ? null : (
          <Radix.Description className="text-caption text-text-2">{toast.detail}</Radix.Description>
        )}
      </div>
      {[toast.other, toast.action].map((action) =>
        action === undefined ? null : (
          <Radix.Action key={action.label} asChild altText={action.label}>
            <Button size="sm" onClick={action.run}>
              {action.label}
            </Button>
          </Radix.Action>
        ),
      )}
      <Radix.Close asChild>
        <Button variant="subtle" size="sm" aria-label="Dismiss" className="w-7 px-0">
          <X aria-hidden />
        </Button>
      </Radix.Close>
    </Radix.Root>
  )
}

export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.snapshot)
  return (
    <Radix.Provider swipeDirection="right" label="Notification">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
      <Radix.Viewport className="fixed right-4 bottom-4 z-(--z-toast) flex flex-col gap-2 outline-none" />
    </Radix.Provider>
  )
}
