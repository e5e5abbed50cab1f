import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import { conceptsQuery } from '@/features/datasets/queries'
import { liveActions, useActions } from '@/lib/actions/use-actions'
import { menuAt, menuOffers } from '@/lib/menus'
import { pages } from '@/lib/paths'
import { setTheme } from '@/lib/theme'
import { AppMenu } from './AppMenu'
import { CommandPalette } from './CommandPalette'
import { paletteItems, type PaletteItem } from './palette-items'
import { themes } from './themes'

const ShortcutSheet = lazy(() =>
  import('./ShortcutSheet').then((module) => ({ default: module.ShortcutSheet })),
)

/** The menu of the whole page, with the command palette and the shortcut sheet behind it. */
export function Commands({ onSidebar }: { onSidebar: () => void }) {
  const [, navigate] = useLocation()
  const { data: concepts = [] } = useQuery(conceptsQuery)
  const [items, setItems] = useState<readonly PaletteItem[] | null>(null)
  const [sheet, setSheet] = useState(false)
  const openPalette = () => {
    const menu = menuAt(document.activeElement)
    setItems(paletteItems(liveActions(), menu === null ? [] : menuOffers(menu), concepts, navigate))
  }
  const openSheet = () => setSheet(true)
  const openSettings = () => navigate(pages.settings)
  useActions(
    {
      'commands.open': openPalette,
      'shortcuts.open': openSheet,
      'theme.choose': { choices: themes.map(({ value, label }) => ({ label, run: () => setTheme(value) })) },
      'sidebar.toggle': onSidebar,
      'go.home': () => navigate(pages.home),
      'go.timeline': () => navigate(pages.timeline),
      'go.settings': openSettings,
      'go.drift': () => navigate(pages.drift({})),
    },
    true,
    'everywhere',
  )
  return (
    <>
      <AppMenu onCommands={openPalette} onShortcuts={openSheet} onSettings={openSettings} />
      {items === null ? null : <CommandPalette items={items} onClose={() => setItems(null)} />}
      {sheet ? (
        <Suspense>
          <ShortcutSheet onClose={() => setSheet(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
