import { sentence } from './sentence'

/** What a change did, its names standing out. */
export function Sentence({ label, images }: { label: string; images: number }) {
  return sentence(label, images).map(({ text, name }, index) =>
    name ? (
      <em key={index} className="font-medium text-text not-italic">
        {text}
      </em>
    ) : (
      <span key={index} className="text-text-2">
        {text}
      </span>
    ),
  )
}
