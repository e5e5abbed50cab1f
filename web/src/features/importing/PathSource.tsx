import { FolderClock } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { pathProblem, splitPaths } from './recent-paths'

interface PathSourceProps {
  text: string
  recent: readonly string[]
  onChange: (text: string) => void
}

/** Pictures that are on this computer already: nothing is uploaded. */
export function PathSource({ text, recent, onChange }: PathSourceProps) {
  const problem = splitPaths(text)
    .map(pathProblem)
    .find((found) => found !== null)
  return (
    <div className="flex flex-col gap-3">
      <Field
        label="Folder, zip or picture on this computer"
        hint="One path per line. The files stay where they are and are never written to."
        error={problem ?? null}
      >
        {(control) => (
          <Textarea
            {...control}
            data-autofocus
            rows={2}
            spellCheck={false}
            className="field-sizing-content min-h-0 font-mono"
            placeholder={'C:\\Pictures\\red kite'}
            value={text}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      {recent.length === 0 ? null : (
        <div className="flex flex-wrap items-center gap-1">
          <FolderClock className="mr-1 size-4 text-text-3" aria-hidden />
          {recent.map((path) => (
            <Button
              key={path}
              size="sm"
              title={path}
              className="max-w-60 shrink"
              onClick={() => onChange(path)}
            >
              <span className="truncate [direction:rtl]">
                <bdi>{path}</bdi>
              </span>
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
