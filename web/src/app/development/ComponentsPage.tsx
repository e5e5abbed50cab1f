import { useState } from 'react'
import { ScrollArea } from '@/components/ui/scroll-area'
import { Controls } from './Controls'
import { Fields } from './Fields'
import { Overlays } from './Overlays'

const themes = ['light', 'dark'] as const

/** Every component of the kit in all its variants, in both themes side by side. Only in development. */
export function ComponentsPage() {
  const [disabled, setDisabled] = useState(false)
  return (
    <ScrollArea className="h-full p-6">
      <header className="flex items-center gap-4 pb-6">
        <h1 className="flex-1 text-title font-semibold">Components</h1>
        <label className="flex items-center gap-2">
          <input type="checkbox" checked={disabled} onChange={(event) => setDisabled(event.target.checked)} />
          Disabled
        </label>
      </header>
      <div className="grid grid-cols-1 gap-6 2xl:grid-cols-2">
        {themes.map((theme) => (
          <section
            key={theme}
            aria-label={theme}
            className="flex flex-col gap-8 rounded-lg bg-mica p-6 text-text"
            style={{ colorScheme: theme }}
          >
            <h2 className="text-subtitle font-semibold">{theme === 'light' ? 'Light' : 'Dark'}</h2>
            <Controls disabled={disabled} />
            <Fields disabled={disabled} />
            <Overlays disabled={disabled} />
          </section>
        ))}
      </div>
    </ScrollArea>
  )
}
