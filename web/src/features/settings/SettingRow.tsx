import { Check, RotateCcw } from 'lucide-react'
import { useId, useState } from 'react'
import { reasonOf } from '@/api/problem'
import type { Setting } from '@/api/types'
import { Badge } from '@/components/ui/badge'
import { IconButton } from '@/components/ui/icon-button'
import { RestartButton } from './RestartButton'
import { SettingControl } from './SettingControl'
import { numberProblem, sourceOf } from './setting-text'
import { useChangeSetting } from './queries'

/** One setting: what it does, its value, where that comes from, and the way back to the default. */
export function SettingRow({ setting }: { setting: Setting }) {
  const id = useId()
  const change = useChangeSetting(setting.name)
  const [wrong, setWrong] = useState<string | null>(null)
  const refused = wrong ?? (change.error === null ? setting.problem : reasonOf(change.error))

  const save = (value: string | null) => {
    const problem = value !== null && setting.kind === 'number' ? numberProblem(setting, value) : null
    setWrong(problem)
    if (problem === null) change.mutate(value)
  }
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-60 flex-1">
        <label htmlFor={id} className="font-medium">
          {setting.label}
        </label>
        <p className="text-text-2">{setting.description}</p>
        <p className="pt-1 text-caption text-text-3">{setting.overruled ?? sourceOf(setting)}</p>
      </div>
      <div className="flex w-72 flex-col gap-1">
        <div className="flex flex-row-reverse items-center gap-1">
          <SettingControl
            setting={setting}
            id={id}
            describedBy={`${id}-note`}
            invalid={refused !== null}
            onCommit={save}
            onGiveUp={() => {
              setWrong(null)
              change.reset()
            }}
          />
          <IconButton
            label={`Reset ${setting.label} to its default${setting.default === '' ? '' : `, ${setting.default}`}`}
            className={setting.source === 'file' ? undefined : 'invisible'}
            onClick={() => save(null)}
          >
            <RotateCcw aria-hidden />
          </IconButton>
        </div>
        <div id={`${id}-note`} className="ml-9 flex min-h-5 flex-wrap items-center gap-2 text-caption">
          {refused === null ? null : (
            <p role="alert" className="text-bad">
              {refused}
            </p>
          )}
          <span role="status" className="flex items-center gap-1 text-good">
            {change.isSuccess && refused === null ? (
              <>
                <Check className="size-3.5" aria-hidden /> Saved
              </>
            ) : null}
          </span>
          {setting.pending ? (
            <>
              <Badge tone="warn">from the next start on</Badge>
              <RestartButton />
            </>
          ) : null}
        </div>
      </div>
    </li>
  )
}
