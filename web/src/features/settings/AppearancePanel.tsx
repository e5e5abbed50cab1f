import { Keyboard } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { keymapStore, useKeymap } from '@/lib/actions/keymap-store'
import { presetOptions } from '@/lib/actions/presets'
import { liveActions } from '@/lib/actions/use-actions'
import { setTheme, themes, useTheme } from '@/lib/theme'

const openShortcuts = () =>
  liveActions()
    .find(({ id }) => id === 'shortcuts.open')
    ?.run()

interface ChoiceRowProps {
  label: string
  description: string
  children: (id: string) => ReactNode
}

function ChoiceRow({ label, description, children }: ChoiceRowProps) {
  const id = useId()
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-60 flex-1">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p className="text-text-2">{description}</p>
        <p className="pt-1 text-caption text-text-3">Remembered by this browser</p>
      </div>
      <div className="flex w-72 flex-col items-end gap-2 pl-9">{children(id)}</div>
    </li>
  )
}

/** How the page looks and which keys it obeys: what this browser remembers, and no settings file. */
export function AppearancePanel() {
  const theme = useTheme()
  const keymap = useKeymap()
  return (
    <section aria-labelledby="settings-appearance" className="flex flex-col gap-2">
      <h2 id="settings-appearance" className="text-subtitle font-semibold">
        Appearance and keys
      </h2>
      <ul className="surface-layer divide-y divide-line">
        <ChoiceRow label="Theme" description="Light, dark, or as the system has it.">
          {(id) => <Select id={id} value={theme} options={themes} onChange={setTheme} />}
        </ChoiceRow>
        <ChoiceRow
          label="Keys as in"
          description="The program whose shortcuts you know. Each can be changed among the keyboard shortcuts."
        >
          {(id) => (
            <>
              <Select
                id={id}
                value={keymap.preset}
                options={presetOptions}
                onChange={(preset) => keymapStore.set({ ...keymap, preset })}
              />
              <Button size="sm" onClick={openShortcuts}>
                <Keyboard aria-hidden /> Keyboard shortcuts…
              </Button>
            </>
          )}
        </ChoiceRow>
      </ul>
    </section>
  )
}
