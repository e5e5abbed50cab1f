import { useLocation } from 'wouter'
import type { DatasetOverview } from '@/api/types'
import { ChartCard } from './ChartCard'
import { barsOf, sections } from './charts'

interface ChartsProps {
  overview: DatasetOverview
  asTables: boolean
  hrefOf: (filter: string) => string
}

/** All charts, by what they are about. A bar opens the grid with its images. */
export function Charts({ overview, asTables, hrefOf }: ChartsProps) {
  const [, navigate] = useLocation()
  const known = new Set(overview.charts.map((chart) => chart.name))
  return sections.map(({ title, charts }) => (
    <section key={title} aria-label={title} className="flex flex-col gap-3">
      <h2 className="text-subtitle font-semibold">{title}</h2>
      <div className="grid gap-3 @2xl:grid-cols-2 @5xl:grid-cols-3">
        {charts
          .filter(({ name }) => known.has(name))
          .map((kind) => (
            <ChartCard
              key={kind.name}
              kind={kind}
              bars={barsOf(overview, kind.name)}
              images={overview.images}
              asTable={asTables}
              hrefOf={hrefOf}
              onBar={(bar) => navigate(hrefOf(bar.filter))}
            />
          ))}
      </div>
    </section>
  ))
}
