import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Provider, ProviderView } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { Skeleton } from '@/components/ui/skeleton'
import { useActions } from '@/lib/actions/use-actions'
import { costText, formatCount } from '@/lib/format'
import { byMonth } from './by-month'
import { freeName } from './caption-form'
import { ProviderDialog } from './ProviderDialog'
import { ProviderRow } from './ProviderRow'
import { providersQuery } from './queries'

interface Edited {
  start: Provider
  kept: ProviderView | null
  needsKey: boolean
}

/** The services that write captions: set up, try, remove; and what was used of them. */
export function ProvidersPanel() {
  const { data, error, refetch } = useQuery(providersQuery)
  const [edited, setEdited] = useState<Edited | null>(null)
  const names = data?.providers.map(({ provider }) => provider.name) ?? []
  const choices = (data?.presets ?? []).map(({ label, needsKey, provider }) => ({
    label,
    run: () =>
      setEdited({ start: { ...provider, name: freeName(provider.name, names) }, kept: null, needsKey }),
  }))
  useActions({ 'settings.addProvider': { choices } })
  return (
    <section aria-labelledby="settings-providers" className="flex flex-col gap-2">
      <div className="flex items-center gap-3">
        <h2 id="settings-providers" className="flex-1 text-subtitle font-semibold">
          Providers
        </h2>
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button size="sm" disabled={data === undefined}>
              <Plus aria-hidden /> Add a provider
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            {choices.map(({ label, run }) => (
              <DropdownMenuItem key={label} onSelect={run}>
                {label}
              </DropdownMenuItem>
            ))}
          </DropdownMenuContent>
        </DropdownMenu>
      </div>
      {error === null ? null : <ProblemAlert error={error} onRetry={refetch} />}
      {data === undefined && error === null ? <Skeleton className="h-16" /> : null}
      {data === undefined ? null : data.providers.length === 0 ? (
        <p className="text-text-2">
          None yet. Add one to have pictures captioned by a model: a service on the web, or one that runs on
          this computer.
        </p>
      ) : (
        <ul className="surface-layer divide-y divide-line">
          {data.providers.map((view) => (
            <ProviderRow
              key={view.provider.name}
              view={view}
              onEdit={() => setEdited({ start: view.provider, kept: view, needsKey: false })}
            />
          ))}
        </ul>
      )}
      {data === undefined || data.uses.length === 0 ? null : (
        <ul className="text-caption text-text-3 tabular-nums" aria-label="Use by month">
          {byMonth(data.uses).map(({ month, uses, cost, unpriced }) => (
            <li key={month}>
              {month}: {costText(cost, unpriced)}
              <ul className="pl-4">
                {uses.map((use) => (
                  <li key={`${use.provider} ${use.model}`}>
                    {use.provider}, {use.model} – {formatCount(use.calls)} calls,{' '}
                    {formatCount(use.inputTokens + use.outputTokens)} tokens,{' '}
                    {costText(use.cost, use.unpriced)}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {edited === null ? null : (
        <ProviderDialog key={edited.start.name} {...edited} taken={names} onClose={() => setEdited(null)} />
      )}
    </section>
  )
}
