import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { BarTip } from './BarTip'
import { series, stacks, type Stack } from './charts'
import { tick, type DrawingProps } from './drawing'

const colourOf = (name: string) => `var(--color-chart-${name})`

/** Time from left to right, each series in its colour. */
export function Stacks({ bars, images, onBar }: DrawingProps) {
  const data = stacks(bars)
  return (
    <>
      <ul className="flex flex-wrap gap-4 pb-2 text-caption text-text-2">
        {series.map(({ name, label }) => (
          <li key={name} className="flex items-center gap-2">
            <span className="size-2.5 rounded-sm" style={{ background: colourOf(name) }} /> {label}
          </li>
        ))}
      </ul>
      <ResponsiveContainer width="100%" height={208}>
        <BarChart
          data={data}
          margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
          barCategoryGap={4}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis
            dataKey="label"
            tick={tick}
            tickLine={false}
            axisLine={{ stroke: 'var(--color-line-strong)' }}
            minTickGap={16}
          />
          <YAxis width={48} allowDecimals={false} tick={tick} tickLine={false} axisLine={false} />
          <Tooltip
            cursor={{ fill: 'var(--color-subtle-hover)', radius: 4 }}
            isAnimationActive={false}
            content={({ payload }) => {
              const stack = payload[0]?.payload as Stack | undefined
              if (stack === undefined) return null
              const lines = series.map(({ name, label }) => ({
                label: `${stack.label}, ${label}`,
                images: stack.counts[name] ?? 0,
                colour: colourOf(name),
              }))
              return <BarTip images={images} lines={lines} />
            }}
          />
          {series.map(({ name }) => (
            <Bar
              key={name}
              dataKey={(stack: Stack) => stack.counts[name] ?? 0}
              stackId="one"
              fill={colourOf(name)}
              maxBarSize={56}
              isAnimationActive={false}
              className="cursor-pointer"
              onClick={(_, index) => {
                const bar = data[index]?.bars[name]
                if (bar !== undefined) onBar(bar)
              }}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </>
  )
}
