import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { actionIds, actions, groups, type ActionId, type GroupId } from '@/lib/actions/catalogue'
import { conflictsOf, keyProblem, keysOf, keyText, resetKeys, takeKey, withKeys } from '@/lib/actions/keymap'
import { keymapStore, useKeymap } from '@/lib/actions/keymap-store'
import { presetOptions } from '@/lib/actions/presets'
import { fuzzyScore } from '@/lib/fuzzy'
import { ShortcutRow, type Pressed } from './ShortcutRow'

/** All shortcuts by what they belong to; each can be changed. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const keymap = useKeymap()
  const [query, setQuery] = useState('')
  const [recording, setRecording] = useState<ActionId | null>(null)
  const [pressed, setPressed] = useState<Pressed>(null)
  const record = (id: ActionId | null) => {
    setRecording(id)
    setPressed(null)
  }
  const take = (id: ActionId, key: string) => {
    keymapStore.set(takeKey(keymap, id, key))
    record(null)
  }
  const press = (id: ActionId, key: string) => {
    const problem = keyProblem(key)
    const others = conflictsOf(keymap, id, key)
    if (problem !== null) setPressed({ problem })
    else if (others.length > 0) setPressed({ key, others })
    else take(id, key)
  }
  const found = actionIds.filter(
    (id) =>
      actions[id].chosen !== true &&
      (fuzzyScore(query, actions[id].label) !== null ||
        keysOf(keymap, id).some((key) => keyText(key).toLowerCase() === query.trim().toLowerCase())),
  )
  const changed = Object.keys(keymap.changed).length
  return (
    <Dialog
      open
      // While a key is awaited, Escape gives that up and not the sheet.
      onOpenChange={(open) => !open && (recording === null ? onClose() : record(null))}
      title="Keyboard shortcuts"
      description="Letters act only while you are not writing. In lists and among the pictures the arrow keys go, Space selects and Enter opens."
      size="lg"
    >
      <div className="sticky -top-1 z-(--z-sticky) -mx-1 flex items-center gap-2 bg-flyout px-1 pb-3">
        <Input
          data-autofocus
          value={query}
          aria-label="Search the shortcuts"
          placeholder="Search by name or key"
          onChange={(event) => setQuery(event.target.value)}
        />
        <Select
          label="Keys as in"
          value={keymap.preset}
          options={presetOptions}
          className="w-64 shrink-0"
          onChange={(preset) => keymapStore.set({ ...keymap, preset })}
        />
        <Button
          disabled={changed === 0}
          onClick={() => {
            record(null)
            keymapStore.set({ ...keymap, changed: {} })
          }}
        >
          Reset all
        </Button>
      </div>
      <div className="columns-1 gap-8 sm:columns-2">
        {(Object.keys(groups) as GroupId[]).map((group) => {
          const ids = found.filter((id) => actions[id].group === group)
          return ids.length === 0 ? null : (
            <section key={group} aria-label={groups[group].title} className="break-inside-avoid pb-4">
              <h3 className="pb-1 font-semibold">{groups[group].title}</h3>
              <ul>
                {ids.map((id) => (
                  <ShortcutRow
                    key={id}
                    id={id}
                    keymap={keymap}
                    recording={recording === id}
                    pressed={recording === id ? pressed : null}
                    onRecord={(on) => record(on ? id : null)}
                    onKey={(key) => press(id, key)}
                    onTake={(key) => take(id, key)}
                    onRemove={() => keymapStore.set(withKeys(keymap, id, []))}
                    onReset={() => keymapStore.set(resetKeys(keymap, id))}
                  />
                ))}
              </ul>
            </section>
          )
        })}
      </div>
      {found.length === 0 ? <p className="text-text-2">No shortcut is called “{query}”.</p> : null}
    </Dialog>
  )
}
