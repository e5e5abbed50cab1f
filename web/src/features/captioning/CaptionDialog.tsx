import { useQuery } from '@tanstack/react-query'
import { Bot } from 'lucide-react'
import { useLocation } from 'wouter'
import type { Dataset } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Skeleton } from '@/components/ui/skeleton'
import { pages } from '@/lib/paths'
import type { Selection } from '@/lib/selection'
import { CaptionForm } from './CaptionForm'
import { promptsQuery, providersQuery } from './queries'

interface CaptionDialogProps {
  dataset: Dataset
  selection: Selection
  filter: string
  open: boolean
  /** Begins with the trial on samples. */
  trying: boolean
  onOpenChange: (open: boolean) => void
  /** Leads to the taggers on this computer. */
  onLocal: () => void
}

export function CaptionDialog({ open, ...props }: CaptionDialogProps) {
  return open ? <OpenDialog {...props} /> : null
}

function OpenDialog({
  dataset,
  selection,
  filter,
  trying,
  onOpenChange,
  onLocal,
}: Omit<CaptionDialogProps, 'open'>) {
  const providers = useQuery(providersQuery)
  const prompts = useQuery(promptsQuery)
  const [, navigate] = useLocation()
  const close = () => onOpenChange(false)
  const error = providers.error ?? prompts.error
  if (providers.data !== undefined && providers.data.providers.length > 0 && prompts.data !== undefined)
    return (
      <CaptionForm
        dataset={dataset}
        selection={selection}
        filter={filter}
        providers={providers.data.providers}
        prompts={prompts.data}
        trying={trying}
        onLocal={onLocal}
        onClose={close}
      />
    )
  return (
    <Dialog open onOpenChange={onOpenChange} size="md" title="Caption with AI" className="min-h-60">
      {error === null ? null : (
        <ProblemAlert error={error} onRetry={() => Promise.all([providers.refetch(), prompts.refetch()])} />
      )}
      {error === null && (providers.data === undefined || prompts.data === undefined) ? (
        <Skeleton className="h-40" />
      ) : null}
      {providers.data?.providers.length === 0 ? (
        <EmptyState
          icon={<Bot />}
          title="Nobody to ask yet"
          actions={
            <>
              <Button variant="accent" data-autofocus onClick={() => navigate(pages.settings)}>
                Set up a provider
              </Button>
              <Button onClick={onLocal}>Tag with a local model…</Button>
            </>
          }
        >
          Captions come from a model that you choose: OpenAI, or one on this computer through Ollama, LM
          Studio, llama.cpp or vLLM. Pictures are made small and sent without their metadata.
        </EmptyState>
      ) : null}
    </Dialog>
  )
}
