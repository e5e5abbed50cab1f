import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import { cn } from '@/lib/cn'

export interface SelectOption<T extends string> {
  value: T
  label: string
  /** Options of one group stand together, under its name. */
  group?: string | undefined
}

interface SelectProps<T extends string> {
  value: T
  options: readonly SelectOption<T>[]
  onChange: (value: T) => void
  id?: string
  label?: string
  className?: string
  disabled?: boolean
}

// Radix forbids an empty value, and an empty string is a value in the contract ("no family").
const wire = (value: string) => `=${value}`

/** Neighbours of the same group put together. */
function grouped<T extends string>(options: readonly SelectOption<T>[]) {
  const groups: { group: string | undefined; options: SelectOption<T>[] }[] = []
  for (const option of options) {
    const last = groups.at(-1)
    if (last !== undefined && last.group === option.group) last.options.push(option)
    else groups.push({ group: option.group, options: [option] })
  }
  return groups
}

/** The list has no Radix Viewport: that one brings an inline <style> tag. */
export function Select<T extends string>({
  value,
  options,
  onChange,
  id,
  label,
  className,
  disabled = false,
}: SelectProps<T>) {
  return (
    <Radix.Root
      value={wire(value)}
      onValueChange={(next) => onChange(next.slice(1) as T)}
      disabled={disabled}
    >
      <Radix.Trigger
        id={id}
        aria-label={label}
        className={cn(
          'flex h-8 w-full items-center justify-between gap-2 rounded-sm border border-line bg-fill px-3 text-left hover:bg-fill-hover active:bg-fill-pressed disabled:text-text-disabled',
          className,
        )}
      >
        <span className="truncate">
          <Radix.Value />
        </span>
        <ChevronDown className="size-3.5 shrink-0 text-text-3" aria-hidden />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="surface-flyout z-(--z-popup) max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-pop overflow-y-auto p-1"
        >
          {grouped(options).map(({ group, options: some }) => (
            <Radix.Group key={group ?? ''}>
              {group === undefined ? null : (
                <Radix.Label className="px-3 pt-2 pb-1 text-caption text-text-3">{group}</Radix.Label>
              )}
              {some.map((option) => (
                <Radix.Item
                  key={option.value}
                  value={wire(option.value)}
                  className="relative flex h-8 items-center rounded-sm pr-8 pl-3 outline-none select-none data-highlighted:bg-subtle-hover data-[state=checked]:bg-selected"
                >
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  <Radix.ItemIndicator className="absolute right-2 text-accent">
                    <Check className="size-4" aria-hidden />
                  </Radix.ItemIndicator>
                </Radix.Item>
              ))}
            </Radix.Group>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
