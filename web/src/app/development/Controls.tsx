import { Check, Download, Trash2 } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Kbd } from '@/components/ui/kbd'
import { Progress } from '@/components/ui/progress'
import { Separator } from '@/components/ui/separator'
import { ShortcutKbd } from '@/components/ui/shortcut'
import { Skeleton } from '@/components/ui/skeleton'
import { ToolButton } from '@/components/ui/tool-button'
import { Waiting } from '@/components/ui/waiting'
import { Exhibit } from './Exhibit'

const variants = ['standard', 'accent', 'subtle', 'danger'] as const
const sizes = ['sm', 'md', 'lg'] as const

export function Controls({ disabled }: { disabled: boolean }) {
  return (
    <>
      {sizes.map((size) => (
        <Exhibit key={size} name={`Button, ${size}`}>
          {variants.map((variant) => (
            <Button key={variant} variant={variant} size={size} disabled={disabled}>
              <Download aria-hidden /> {variant}
            </Button>
          ))}
          <Button variant="subtle" size={size} aria-pressed disabled={disabled}>
            pressed
          </Button>
        </Exhibit>
      ))}
      <Exhibit name="IconButton, ToolButton">
        {sizes.map((size) => (
          <IconButton key={size} label={`Remove, ${size}`} size={size} disabled={disabled}>
            <Trash2 aria-hidden />
          </IconButton>
        ))}
        <IconButton label="Pressed" aria-pressed disabled={disabled}>
          <Check aria-hidden />
        </IconButton>
        <div className="@container min-w-60">
          <ToolButton label="Export" icon={<Download aria-hidden />} disabled={disabled} />
        </div>
      </Exhibit>
      <Exhibit name="Badge">
        <Badge>neutral</Badge>
        <Badge tone="accent">accent</Badge>
        <Badge tone="good">good</Badge>
        <Badge tone="bad">bad</Badge>
        <Badge tone="warn">warn</Badge>
      </Exhibit>
      <Exhibit name="Kbd, ShortcutKbd, Separator">
        <Kbd>Ctrl+K</Kbd>
        <ShortcutKbd action="history.undo" />
        <Separator orientation="vertical" className="h-6" />
        <Separator className="w-24" />
      </Exhibit>
      <Exhibit name="Progress, Waiting, Skeleton">
        <span className="w-40">
          <Progress label="Part of it" value={0.4} />
        </span>
        <span className="w-40">
          <Progress label="Nobody knows how long" value={null} />
        </span>
        <Waiting label="Loading what stands here" className="w-40">
          <Skeleton className="h-4" />
          <Skeleton className="h-8" />
        </Waiting>
      </Exhibit>
    </>
  )
}
