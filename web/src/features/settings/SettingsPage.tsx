import { useIsFetching, useQuery } from '@tanstack/react-query'
import { Search, SearchX } from 'lucide-react'
import { Fragment, useEffect, useState, type ReactNode } from 'react'
import { EmptyState } from '@/components/EmptyState'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { ScrollArea } from '@/components/ui/scroll-area'
import { Skeleton } from '@/components/ui/skeleton'
import { About } from './About'
import { AppearancePanel } from './AppearancePanel'
import { BackupPanel } from './BackupPanel'
import { DictionaryPanel } from './DictionaryPanel'
import { LoginStartPanel } from './LoginStartPanel'
import { settingsQuery } from './queries'
import { SessionList } from './SessionList'
import { finds, grouped } from './setting-text'
import { SettingRow } from './SettingRow'

/** What is not there by then comes later. */
const LATE_MS = 1000

const appearanceText = [
  'Appearance and keys theme light dark colours like the system keyboard shortcuts hotkeys TagGUI BooruDatasetTagManager',
]
const loginText = ['Start at login autostart system start icon tray']
const aboutText = ['About LoraCraft version update']
const sessionsText = ['Security Signed-in browsers sessions sign out all others key']
const dictionariesText = [
  'Tag dictionaries Import a dictionary danbooru e621 csv suggestions aliases translations',
]
const backupsText = ['Your backups Back up now restore list newest next failed']

interface SettingsPageProps {
  /** What other features have to set up, each found by its words. */
  panels: readonly { name: string; words: string; panel: ReactNode }[]
}

/** Whether all parts have what they ask for first, or keep the page waiting: shown one by one, each would push away those below it. */
function useComplete(settings: boolean): boolean {
  const waiting = useIsFetching({ predicate: ({ state }) => state.data === undefined })
  const [complete, setComplete] = useState(false)
  if (!complete && settings && waiting === 0) setComplete(true)
  useEffect(() => {
    const late = setTimeout(() => setComplete(true), LATE_MS)
    return () => clearTimeout(late)
  }, [])
  return complete
}

/** Every setting, found by any word of it, how the page looks, what features have to set up, the tag dictionaries, the backups, the browsers that are signed in, and what is running. */
export function SettingsPage({ panels }: SettingsPageProps) {
  const { data, error, refetch } = useQuery(settingsQuery)
  const complete = useComplete(data !== undefined || error !== null)
  const [search, setSearch] = useState('')
  const wanted = search.trim()
  const groups = grouped(data?.settings ?? [], wanted)
  const hasAppearance = finds(wanted, appearanceText)
  const hasLogin = finds(wanted, loginText)
  const hasDictionaries = finds(wanted, dictionariesText)
  const hasBackups = finds(wanted, backupsText)
  const hasSessions = finds(wanted, sessionsText)
  const found = panels.filter(({ words }) => finds(wanted, [words]))
  const hasAbout = finds(wanted, aboutText)
  return (
    <ScrollArea className="h-full">
      <section aria-label="Settings" className="mx-auto flex max-w-220 flex-col gap-5 px-6 py-6">
        <h1 className="text-title font-semibold">Settings</h1>
        <div className="relative" role="search">
          <Search className="absolute top-2 left-3 size-4 text-text-3" aria-hidden />
          <Input
            type="search"
            aria-label="Search the settings"
            placeholder="Search"
            className="pl-9"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setSearch('')
            }}
          />
        </div>
        {error === null ? null : <ProblemAlert error={error} onRetry={refetch} />}
        {[data?.restartProblem ?? [], data?.notes ?? []].flat().map((note) => (
          <ProblemAlert key={note} error={new Error(note)} />
        ))}
        {complete ? null : <Skeleton className="h-64" />}
        <div className={complete ? 'contents' : 'hidden'}>
          {hasAppearance ? <AppearancePanel /> : null}
          {groups.map(([group, settings]) => (
            <section key={group} aria-labelledby={`settings-${group}`} className="flex flex-col gap-2">
              <h2 id={`settings-${group}`} className="text-subtitle font-semibold">
                {group}
              </h2>
              <ul className="surface-layer divide-y divide-line">
                {settings.map((setting) => (
                  <SettingRow key={setting.name} setting={setting} />
                ))}
              </ul>
            </section>
          ))}
          {hasLogin ? <LoginStartPanel /> : null}
          {found.map(({ name, panel }) => (
            <Fragment key={name}>{panel}</Fragment>
          ))}
          {hasDictionaries ? <DictionaryPanel /> : null}
          {hasBackups ? <BackupPanel /> : null}
          {hasSessions ? <SessionList /> : null}
          {hasAbout ? <About /> : null}
          {data !== undefined &&
          groups.length === 0 &&
          found.length === 0 &&
          !hasAppearance &&
          !hasLogin &&
          !hasDictionaries &&
          !hasBackups &&
          !hasSessions &&
          !hasAbout ? (
            <EmptyState
              icon={<SearchX />}
              title="No setting like that"
              actions={<Button onClick={() => setSearch('')}>Show all settings</Button>}
            >
              Settings are searched by their names, what they do and where they come from.
            </EmptyState>
          ) : null}
          {data === undefined ? null : (
            <p className="text-caption text-text-3">
              The settings file is <span className="select-text">{data.file}</span>
            </p>
          )}
        </div>
      </section>
    </ScrollArea>
  )
}
