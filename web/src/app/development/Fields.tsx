import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { ScrollArea } from '@/components/ui/scroll-area'
import { Select } from '@/components/ui/select'
import { Slider } from '@/components/ui/slider'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import { Textarea } from '@/components/ui/textarea'
import { Exhibit } from './Exhibit'

const options = ['Kohya', 'OneTrainer', 'AI Toolkit'].map((label) => ({ value: label, label }))

export function Fields({ disabled }: { disabled: boolean }) {
  const [checked, setChecked] = useState(true)
  const [size, setSize] = useState(40)
  const [choice, setChoice] = useState('Kohya')
  return (
    <>
      <Exhibit name="Field, Input, Select">
        <Field label="Name" hint="A hint stands below.">
          {(control) => <Input {...control} placeholder="A placeholder" disabled={disabled} />}
        </Field>
        <Input aria-label="Refused" aria-invalid defaultValue="What is wrong" disabled={disabled} />
        <Field label="Format">
          {(control) => <Select id={control.id} value={choice} options={options} onChange={setChoice} />}
        </Field>
      </Exhibit>
      <Exhibit name="Checkbox, Slider">
        <Checkbox label="On or off" checked={checked} onChange={setChecked} />
        <Slider label="Size" value={size} min={0} max={100} step={1} onChange={setSize} className="w-40" />
      </Exhibit>
      <Exhibit name="Textarea, Tabs, ScrollArea">
        <Textarea aria-label="Caption" defaultValue="A red kite over a hill." disabled={disabled} />
        <Tabs defaultValue="one">
          <TabsList>
            <TabsTrigger value="one">One</TabsTrigger>
            <TabsTrigger value="two">Two</TabsTrigger>
          </TabsList>
          <TabsContent value="one">The first</TabsContent>
          <TabsContent value="two">The second</TabsContent>
        </Tabs>
        <ScrollArea className="h-16 w-40">
          {Array.from({ length: 9 }, (_, line) => (
            <p key={line}>Line {line + 1}</p>
          ))}
        </ScrollArea>
      </Exhibit>
    </>
  )
}
