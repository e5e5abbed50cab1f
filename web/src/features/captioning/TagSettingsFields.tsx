import { Choice, MaybeNumber, NumberField } from '@/components/form-fields'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { combinations, ownKinds, type TagSettings } from './tag-form'

interface TagSettingsFieldsProps {
  settings: TagSettings
  /** Whether more than one model looks. */
  several: boolean
  onChange: (settings: TagSettings) => void
}

/** Which of the tags that models see are taken. */
export function TagSettingsFields({ settings, several, onChange }: TagSettingsFieldsProps) {
  const set = (some: Partial<TagSettings>) => onChange({ ...settings, ...some })
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <NumberField
          label="Sure of a tag, percent"
          min={5}
          max={100}
          step={5}
          value={settings.general}
          onChange={(general) => set({ general })}
        />
        <NumberField
          label="Sure of a character, percent"
          min={5}
          max={100}
          step={5}
          value={settings.character}
          onChange={(character) => set({ character })}
        />
      </div>
      <div className="grid grid-cols-3 gap-3">
        {ownKinds.map(({ kind, label }) => (
          <MaybeNumber
            key={kind}
            label={label}
            hint="Empty: as of a tag"
            max={100}
            step={5}
            value={settings[kind]}
            onChange={(value) => set({ [kind]: value })}
          />
        ))}
      </div>
      {several ? (
        <Choice
          label="Of several models"
          value={settings.combine}
          options={combinations}
          onChange={(combine) => set({ combine })}
        />
      ) : null}
      <Field label="Never these tags" hint="With commas">
        {(control) => (
          <Input
            {...control}
            value={settings.exclude}
            onChange={(event) => set({ exclude: event.target.value })}
          />
        )}
      </Field>
      <Checkbox
        label="The rating as a tag"
        checked={settings.rating}
        onChange={(rating) => set({ rating })}
      />
      <Checkbox
        label="Keep underscores"
        checked={settings.underscores}
        onChange={(underscores) => set({ underscores })}
      />
    </>
  )
}
