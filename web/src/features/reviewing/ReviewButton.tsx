import { useQuery } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import { Link } from 'wouter'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { formatCount, plural } from '@/lib/format'
import { pages } from '@/lib/paths'
import { waitingQuery } from './queries'

/** The way to what models propose; only there while something waits. */
export function ReviewButton({ dataset }: { dataset: number }) {
  const { data: waiting = 0 } = useQuery(waitingQuery(dataset))
  if (waiting === 0) return null
  return (
    <Button asChild variant="subtle">
      <Link href={pages.review(dataset)} title={`${plural(waiting, 'proposal')} to decide on`}>
        <ListChecks aria-hidden /> Review <Badge tone="accent">{formatCount(waiting)}</Badge>
      </Link>
    </Button>
  )
}
