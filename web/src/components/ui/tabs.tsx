import { Tabs as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'

export const Tabs = Radix.Root
export const TabsContent = Radix.Content

export function TabsList({ className, ...props }: ComponentProps<typeof Radix.List>) {
  return <Radix.List className={cn('flex items-center gap-1 border-b border-line', className)} {...props} />
}

export function TabsTrigger({ className, ...props }: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      className={cn(
        'relative h-9 rounded-sm px-3 text-text-2 hover:bg-subtle-hover hover:text-text data-[state=active]:text-text',
        'after:absolute after:inset-x-3 after:-bottom-px after:h-[3px] after:rounded-full after:bg-accent after:opacity-0 data-[state=active]:after:opacity-100',
        className,
      )}
      {...props}
    />
  )
}
