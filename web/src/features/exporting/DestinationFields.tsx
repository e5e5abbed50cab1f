import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ExportForm } from './export-form'
import { Choice } from '@/components/form-fields'

interface DestinationFieldsProps {
  form: ExportForm
  problem: string | null
  onChange: (part: Partial<ExportForm>) => void
}

export function DestinationFields({ form, problem, onChange }: DestinationFieldsProps) {
  const blamed = form.path === '' ? null : problem
  return (
    <div className="grid grid-cols-[160px_1fr] gap-3">
      <Choice
        label="Destination"
        value={form.destination}
        options={[
          { value: 'download', label: 'Download a zip' },
          { value: 'folder', label: 'A folder' },
          { value: 'zip', label: 'A zip file' },
        ]}
        onChange={(destination) => onChange({ destination })}
      />
      {form.destination === 'download' ? (
        <p className="self-end pb-1.5 text-text-3">The zip appears under Activity when it is ready.</p>
      ) : (
        <Field label={form.destination === 'zip' ? 'Zip file' : 'Folder'} error={blamed}>
          {(control) => (
            <Input
              {...control}
              className="font-mono"
              placeholder={form.destination === 'zip' ? 'D:\\training\\kite.zip' : 'D:\\training\\kite'}
              value={form.path}
              onChange={(event) => onChange({ path: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  )
}
