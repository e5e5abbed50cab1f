import { useQuery } from '@tanstack/react-query'
import type { Prompt } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { WordsDiff } from '@/components/TextDiff'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { formatDate } from '@/lib/format'
import { promptVersionsQuery, useSavePrompt } from './queries'

/** What a prompt said before, beside what it says now. An earlier version that is used again becomes the newest. */
export function PromptVersions({ prompt }: { prompt: Prompt }) {
  const { data, error, refetch } = useQuery(promptVersionsQuery(prompt.name))
  const save = useSavePrompt()
  if (error !== null) return <ProblemAlert error={error} onRetry={refetch} />
  if (data === undefined) return <Skeleton className="h-24" />
  const earlier = data.filter(({ version }) => version < prompt.version)
  return (
    <section aria-label="Earlier versions" className="flex flex-col gap-2">
      {save.error === null ? null : <ProblemAlert error={save.error} />}
      <ol className="flex max-h-80 flex-col divide-y divide-line overflow-y-auto rounded-sm bg-well">
        {earlier.map(({ version, saved, text, target, families, subject }) => (
          <li key={version} aria-label={`Version ${version}`} className="flex flex-col gap-2 px-3 py-2">
            <div className="flex items-center gap-2 text-caption text-text-3">
              <span className="flex-1">
                Version {version}, {formatDate(saved)}
              </span>
              <Button
                size="sm"
                disabled={save.isPending}
                onClick={() => save.mutate({ name: prompt.name, text, target, families, subject })}
              >
                Use this version again
              </Button>
            </div>
            <p className="text-caption leading-6 break-words whitespace-pre-wrap select-text">
              <WordsDiff before={prompt.text} after={text} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
