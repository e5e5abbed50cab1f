import {
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuSubContent,
  DropdownMenuSubTrigger,
} from '@/components/ui/dropdown-menu'
import type { Menu, MenuEntry, SubMenu } from '@/lib/menus'

interface MenuListProps {
  groups: Menu['groups']
  /** Runs what was chosen, once the menu has given the focus back. */
  onChoose: (run: () => unknown) => void
}

function Entry({ entry, onChoose }: { entry: MenuEntry; onChoose: MenuListProps['onChoose'] }) {
  const { label, icon, run, action, shortcut, danger, disabled } = entry
  return (
    <DropdownMenuItem
      {...(action === undefined ? {} : { action })}
      {...(shortcut === undefined ? {} : { shortcut })}
      {...(danger === undefined ? {} : { danger })}
      {...(disabled === undefined ? {} : { disabled })}
      onSelect={() => onChoose(run)}
    >
      {icon}
      {label}
    </DropdownMenuItem>
  )
}

function Sub({ menu, onChoose }: { menu: SubMenu; onChoose: MenuListProps['onChoose'] }) {
  return (
    <DropdownMenuSub>
      <DropdownMenuSubTrigger disabled={menu.entries.length === 0}>
        {menu.icon}
        {menu.label}
      </DropdownMenuSubTrigger>
      <DropdownMenuSubContent>
        {menu.entries.map((entry, index) =>
          'title' in entry ? (
            <DropdownMenuLabel key={index}>{entry.title}</DropdownMenuLabel>
          ) : (
            <Entry key={index} entry={entry} onChoose={onChoose} />
          ),
        )}
      </DropdownMenuSubContent>
    </DropdownMenuSub>
  )
}

/** The entries of a menu, with a line between its groups. */
export function MenuList({ groups, onChoose }: MenuListProps) {
  const shown = groups
    .map((group) => group.filter((part) => part !== null))
    .filter((group) => group.length > 0)
  return shown.map((group, index) => (
    <div key={index} role="presentation">
      {index === 0 ? null : <DropdownMenuSeparator />}
      {group.map((part) =>
        'entries' in part ? (
          <Sub key={part.label} menu={part} onChoose={onChoose} />
        ) : (
          <Entry key={part.label} entry={part} onChoose={onChoose} />
        ),
      )}
    </div>
  ))
}
