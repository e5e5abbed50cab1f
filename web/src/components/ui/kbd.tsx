import type { ReactNode } from 'react'

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-[3px] border border-line bg-fill px-1 font-sans text-[11px] leading-4 text-text-3">
      {children}
    </kbd>
  )
}
