import type { ComponentProps, KeyboardEvent } from 'react'

interface KeyAreaProps extends Omit<ComponentProps<'div'>, 'role' | 'tabIndex'> {
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

/**
 * Hears the keys that are pressed in the fields and rows inside it. It is nothing that one could be on: it takes no focus, and
 * screen readers pass over it.
 */
export function KeyArea(props: KeyAreaProps) {
  return <div role="presentation" {...props} />
}
