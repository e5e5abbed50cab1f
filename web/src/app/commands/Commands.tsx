import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import { conceptsQuery } from '@/features/datasets/queries'
import { useBackUp } from '@/features/settings/queries'
import { useRestart } from '@/features/settings/restart'
import { startTour } from '@/features/tour/tour-store'
import { liveActions, useActions } from '@/lib/actions/use-actions'
import { useInstall } from '@/lib/installed'
import { menuAt, menuOffers } from '@/lib/menus'
import { pages } from '@/lib/paths'
import { setTheme, themes } from '@/lib/theme'
import { useDatasetPlace } from '../use-dataset-place'
import { AppMenu } from './AppMenu'
import { CommandPalette } from './CommandPalette'
import { paletteItems, type PaletteItem } from './palette-items'

const ShortcutSheet = lazy(() =>
  import('./ShortcutSheet').then((module) => ({ default: module.ShortcutSheet })),
)

/** The menu of the whole page, with the command palette and the shortcut sheet behind it. */
export function Commands({ onSidebar }: { onSidebar: () => void }) {
  const [, navigate] = useLocation()
  const { data: concepts = [] } = useQuery(conceptsQuery)
  const [items, setItems] = useState<readonly PaletteItem[] | null>(null)
  const [sheet, setSheet] = useState(false)
  const backUp = useBackUp()
  const restart = useRestart()
  const openPalette = () => {
    const menu = menuAt(document.activeElement)
    setItems(paletteItems(liveActions(), menu === null ? [] : menuOffers(menu), concepts, navigate))
  }
  const openSheet = () => setSheet(true)
  const install = useInstall()
  const place = useDatasetPlace()
  const [first] = concepts
    .filter((concept) => !concept.archived)
    .flatMap((concept) => concept.datasets)
    .filter((dataset) => !dataset.archived && dataset.images !== 0)
  const tour = () => {
    if (place === null && first !== undefined) navigate(pages.dataset(first.id))
    startTour()
  }
  const openSettings = () => navigate(pages.settings)
  useActions(
    {
      'commands.open': openPalette,
      'shortcuts.open': openSheet,
      'theme.choose': { choices: themes.map(({ value, label }) => ({ label, run: () => setTheme(value) })) },
      'tour.start': { run: tour, enabled: place !== null || first !== undefined },
      'app.install': { run: () => install?.(), enabled: install !== null },
      'sidebar.toggle': onSidebar,
      'go.home': () => navigate(pages.home),
      'go.timeline': () => navigate(pages.timeline),
      'go.settings': openSettings,
      'backup.now': () => backUp.mutate(),
      'app.restart': () => restart.mutate(),
      'go.drift': () => navigate(pages.drift({})),
    },
    true,
    'everywhere',
  )
  return (
    <>
      <AppMenu
        onCommands={openPalette}
        onShortcuts={openSheet}
        onSettings={openSettings}
        onInstall={install}
        onTour={place !== null || first !== undefined ? tour : null}
      />
      {items === null ? null : <CommandPalette items={items} onClose={() => setItems(null)} />}
      {sheet ? (
        <Suspense>
          <ShortcutSheet onClose={() => setSheet(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
