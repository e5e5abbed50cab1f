import { useState } from 'react'
import type { Setting } from '@/api/types'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'

interface SettingControlProps {
  setting: Setting
  id: string
  describedBy: string
  invalid: boolean
  /** Called when the person is done with it: at once for a choice, with Enter or on leaving for a text. */
  onCommit: (value: string) => void
  /** Called when a text is put back as it was. */
  onGiveUp: () => void
}

/** A text is kept while it is typed; a password in a connection string is never in it. */
function TextControl({ setting, id, describedBy, invalid, onCommit, onGiveUp }: SettingControlProps) {
  const secret = setting.kind === 'connection'
  const [draft, setDraft] = useState<string | null>(null)
  const [known, setKnown] = useState(setting.value)
  if (known !== setting.value) {
    setKnown(setting.value)
    setDraft(null)
  }
  const shown = secret ? '' : setting.value
  const commit = () => {
    const text = draft?.trim() ?? shown
    if (text === shown) {
      setDraft(null)
      onGiveUp()
    } else onCommit(text)
  }
  return (
    <Input
      id={id}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      inputMode={setting.kind === 'number' ? 'numeric' : 'text'}
      placeholder={secret ? setting.value : undefined}
      disabled={setting.overruled !== null}
      value={draft ?? shown}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation()
          setDraft(null)
          onGiveUp()
        }
      }}
    />
  )
}

export function SettingControl(props: SettingControlProps) {
  const { setting, id, onCommit } = props
  if (setting.kind !== 'choice') return <TextControl {...props} />
  return (
    <Select
      id={id}
      label={setting.label}
      value={setting.value}
      options={setting.choices.map((value) => ({ value, label: value }))}
      disabled={setting.overruled !== null}
      onChange={onCommit}
    />
  )
}
