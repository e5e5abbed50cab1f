import { Pencil, RotateCcw, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Kbd } from '@/components/ui/kbd'
import { actions, type ActionId } from '@/lib/actions/catalogue'
import { isChanged, keysOf, keyText, type Keymap } from '@/lib/actions/keymap'
import { keyName } from '@/lib/hotkeys'

/** What a press led to: a key that others have, or one that cannot be. */
export type Pressed = { key: string; others: readonly ActionId[] } | { problem: string } | null

interface ShortcutRowProps {
  id: ActionId
  keymap: Keymap
  recording: boolean
  pressed: Pressed
  onRecord: (recording: boolean) => void
  onKey: (key: string) => void
  onTake: (key: string) => void
  onRemove: () => void
  onReset: () => void
}

const modifiers = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'])

export function ShortcutRow(props: ShortcutRowProps) {
  const { id, keymap, recording, pressed, onRecord, onKey, onTake, onRemove, onReset } = props
  const { label } = actions[id]
  const keys = keysOf(keymap, id)
  return (
    <li
      aria-label={label}
      className="flex min-h-10 flex-col justify-center border-b border-line last:border-0"
    >
      <div className="flex items-center gap-1 pl-1">
        <span className="min-w-0 flex-1 truncate">{label}</span>
        {recording ? (
          <button
            type="button"
            // The person has just asked to press a key here.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            aria-label={`New key of ${label}`}
            className="h-7 rounded-sm border border-accent bg-accent-soft px-3 text-caption"
            onBlur={() => pressed === null && onRecord(false)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' || modifiers.has(event.key)) return
              event.preventDefault()
              event.stopPropagation()
              onKey(keyName(event))
            }}
          >
            Press a key · Esc leaves it
          </button>
        ) : (
          <>
            <span className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{keyText(key)}</Kbd>
              ))}
            </span>
            {isChanged(keymap, id) ? (
              <IconButton label={`Reset ${label}`} size="sm" onClick={onReset}>
                <RotateCcw aria-hidden />
              </IconButton>
            ) : null}
            {keys.length === 0 ? null : (
              <IconButton label={`No key for ${label}`} size="sm" onClick={onRemove}>
                <X aria-hidden />
              </IconButton>
            )}
            <IconButton label={`Change the key of ${label}`} size="sm" onClick={() => onRecord(true)}>
              <Pencil aria-hidden />
            </IconButton>
          </>
        )}
      </div>
      {pressed === null ? null : (
        <div role="alert" className="flex items-center gap-2 pb-2 pl-1 text-caption text-warn">
          {'problem' in pressed ? (
            pressed.problem
          ) : (
            <>
              <span className="flex-1">
                {keyText(pressed.key)} is taken:{' '}
                {pressed.others.map((other) => actions[other].label).join(', ')}.
              </span>
              <Button size="sm" onClick={() => onTake(pressed.key)}>
                Use it here
              </Button>
              <Button size="sm" variant="subtle" onClick={() => onRecord(false)}>
                Leave it
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  )
}
