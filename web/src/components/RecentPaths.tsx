import { FolderClock } from 'lucide-react'
import { Button } from '@/components/ui/button'

interface RecentPathsProps {
  paths: readonly string[]
  onChoose: (path: string) => void
}

/** Places that were named before, one click each; the end of a long path stays in view. */
export function RecentPaths({ paths, onChoose }: RecentPathsProps) {
  if (paths.length === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-1">
      <FolderClock className="mr-1 size-4 text-text-3" aria-hidden />
      {paths.map((path) => (
        <Button key={path} size="sm" title={path} className="max-w-60 shrink" onClick={() => onChoose(path)}>
          <span className="truncate [direction:rtl]">
            <bdi>{path}</bdi>
          </span>
        </Button>
      ))}
    </div>
  )
}
