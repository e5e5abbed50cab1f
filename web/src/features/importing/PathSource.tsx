import { RecentPaths } from '@/components/RecentPaths'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { pathProblem, splitPaths } from '@/lib/recent-paths'

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
      <RecentPaths paths={recent} onChoose={onChange} />
    </div>
  )
}
