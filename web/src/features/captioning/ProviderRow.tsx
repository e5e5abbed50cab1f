import { FlaskConical, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ProviderView } from '@/api/types'
import { ConfirmDialog } from '@/components/ConfirmDialog'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { formatCount } from '@/lib/format'
import { useContextMenu } from '@/lib/menus'
import { useRemoveProvider, useTestProvider } from './queries'

interface ProviderRowProps {
  view: ProviderView
  onEdit: () => void
}

/** A provider, with what came of trying it. */
export function ProviderRow({ view: { provider, hasKey }, onEdit }: ProviderRowProps) {
  const test = useTestProvider(provider.name)
  const remove = useRemoveProvider()
  const [asking, setAsking] = useState(false)
  const row = useContextMenu(() => ({
    title: provider.name,
    groups: [
      [
        {
          label: 'Test',
          icon: <FlaskConical aria-hidden />,
          disabled: test.isPending,
          run: () => test.mutate(),
        },
        { label: 'Edit…', icon: <Pencil aria-hidden />, run: onEdit },
      ],
      [{ label: 'Remove…', icon: <Trash2 aria-hidden />, danger: true, run: () => setAsking(true) }],
    ],
  }))
  return (
    <li ref={row} className="flex flex-col gap-2 px-4 py-3" aria-label={provider.name}>
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <p className="flex items-center gap-2 font-medium">
            {provider.name}
            {hasKey ? <Badge>key</Badge> : null}
          </p>
          <p className="truncate text-caption text-text-3 select-text">
            {provider.model === '' ? 'first model' : provider.model} · {provider.baseUrl}
          </p>
        </div>
        <Button size="sm" disabled={test.isPending} onClick={() => test.mutate()}>
          {test.isPending ? 'Testing…' : 'Test'}
        </Button>
        <Button size="sm" onClick={onEdit}>
          Edit
        </Button>
        <Button size="sm" aria-label={`Remove ${provider.name}`} onClick={() => setAsking(true)}>
          Remove
        </Button>
      </div>
      {test.data === undefined ? null : (
        <div role="status" className="flex flex-col gap-1 rounded-sm bg-well px-3 py-2">
          {test.data.problem === null ? null : <p className="text-bad">{test.data.problem}</p>}
          {test.data.answer === null ? null : <p className="select-text">{test.data.answer}</p>}
          <p className="text-caption text-text-3 tabular-nums">
            {test.data.model} · {formatCount(test.data.milliseconds)} ms ·{' '}
            {formatCount(test.data.inputTokens + test.data.outputTokens)} tokens
          </p>
          <details>
            <summary className="text-caption text-text-2">What was sent</summary>
            <pre className="overflow-x-auto font-mono text-caption whitespace-pre-wrap select-text">
              {test.data.request}
            </pre>
          </details>
        </div>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Remove the provider ${provider.name}?`}
        confirm="Remove"
        onConfirm={() => remove.mutate(provider.name)}
      >
        Its key is forgotten. Captions it wrote stay.
      </ConfirmDialog>
    </li>
  )
}
