import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { pages } from '@/lib/paths'
import { updateQuery } from './queries'

/** Says that there is a newer version, where the person wants to know. */
export function UpdateLink() {
  const { data: update } = useQuery(updateQuery)
  if (!update?.newer) return null
  return (
    <Link href={pages.settings} className="rounded-sm px-1.5 py-1 text-accent">
      LoraCraft {update.newer.version} is out
    </Link>
  )
}
