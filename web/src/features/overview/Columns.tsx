import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatCount } from '@/lib/format'
import { opening, tick, tipOf, type DrawingProps } from './drawing'

const LONGEST = 7

/** The name of a class; a long one breaks after its dash. */
function ClassTick({
  x = 0,
  y = 0,
  payload,
}: {
  x?: number | string
  y?: number | string
  payload?: { value: string }
}) {
  const label = payload?.value ?? ''
  const dash = label.length > LONGEST ? label.indexOf('–') + 1 : 0
  return (
    <text x={x} y={y} textAnchor="middle" {...tick}>
      <tspan x={x} dy={12}>
        {dash === 0 ? label : label.slice(0, dash)}
      </tspan>
      {dash === 0 ? null : (
        <tspan x={x} dy={14}>
          {label.slice(dash)}
        </tspan>
      )}
    </text>
  )
}

/** Classes of one measure, from the smallest to the largest. */
export const Columns = ({ bars, images, onBar }: DrawingProps) => (
  <ResponsiveContainer width="100%" height={208}>
    <BarChart
      data={[...bars]}
      margin={{ top: 20, right: 0, bottom: 0, left: 0 }}
      barCategoryGap={6}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--color-line)" />
      <XAxis
        dataKey="label"
        tick={ClassTick}
        height={34}
        tickLine={false}
        axisLine={{ stroke: 'var(--color-line-strong)' }}
        interval={0}
      />
      <YAxis hide allowDecimals={false} />
      <Tooltip {...tipOf(images)} />
      <Bar
        dataKey="images"
        fill="var(--color-accent)"
        radius={[4, 4, 0, 0]}
        maxBarSize={56}
        minPointSize={(value) => (Number(value) > 0 ? 2 : 0)}
        {...opening(bars, onBar)}
      >
        <LabelList
          dataKey="images"
          position="top"
          fill="var(--color-text-2)"
          fontSize={12}
          formatter={(count) => (Number(count) === 0 ? '' : formatCount(Number(count)))}
        />
      </Bar>
    </BarChart>
  </ResponsiveContainer>
)
