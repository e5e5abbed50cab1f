import { Bar, BarChart, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatCount } from '@/lib/format'
import { opening, tick, tipOf, type DrawingProps } from './drawing'

const ROW = 24
const LONGEST = 20
/** About as wide as a letter of a tick, in pixels; capitals, of which short names have many, are wider. */
const LETTER = 7
const CAPITAL = 9

const widthOf = (label: string) =>
  label.length * LETTER + (label.match(/[A-Z]/g)?.length ?? 0) * (CAPITAL - LETTER)

const shortened = (label: string) => (label.length <= LONGEST ? label : `${label.slice(0, LONGEST - 1)}…`)

/** What has a name of its own, one below the other. */
export const Rows = ({ bars, images, onBar }: DrawingProps) => (
  <ResponsiveContainer width="100%" height={bars.length * ROW + 8}>
    <BarChart
      data={[...bars]}
      layout="vertical"
      margin={{ top: 4, right: 48, bottom: 4, left: 0 }}
      barCategoryGap={4}
      accessibilityLayer={false}
    >
      <XAxis type="number" hide domain={[0, 'dataMax']} />
      <YAxis
        type="category"
        dataKey="label"
        width={Math.max(...bars.map(({ label }) => widthOf(shortened(label)))) + 12}
        tick={{ ...tick, fill: 'var(--color-text-2)' }}
        tickFormatter={shortened}
        tickLine={false}
        axisLine={false}
        interval={0}
      />
      <Tooltip {...tipOf(images)} />
      <Bar dataKey="images" fill="var(--color-accent)" radius={4} minPointSize={2} {...opening(bars, onBar)}>
        <LabelList
          dataKey="images"
          position="right"
          fill="var(--color-text-2)"
          fontSize={12}
          formatter={(count) => formatCount(Number(count))}
        />
      </Bar>
    </BarChart>
  </ResponsiveContainer>
)
