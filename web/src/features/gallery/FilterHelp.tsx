import { CircleHelp } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Tooltip } from '@/components/ui/tooltip'

const examples: readonly (readonly [string, string])[] = [
  ['kite hill', 'both words anywhere in tags, captions or name'],
  ['"looking at viewer"', 'the words together'],
  ['tag:"red kite"', 'exactly this tag; * and ? stand for anything'],
  ['-tag:sky', 'without this tag'],
  ['caption:photo', 'in a caption'],
  ['is:untagged', 'no tags yet; also is:uncaptioned'],
  ['tags:<3', 'fewer than three tags; also chars:>200 words:>40'],
  ['tokens:>75', 'longer than CLIP reads at once'],
  ['t5:>512', 'approximate: longer than T5 reads, for Flux and SD 3'],
  ['mark:none', 'not decided; also kept, rejected'],
  ['stars:>=3', 'three stars or more'],
  ['width:<1024 OR height:<1024', 'small; also pixels: bytes: ratio:'],
  ['format:png name:*_02*', 'by file'],
  ['added:>2026-10-01', 'by day added; also changed:'],
  ['is:unseen', 'changed by a run, and not looked at since; also just unseen'],
  ['is:automatic', 'last changed by a run or a recipe'],
  ['is:proposed', 'a proposal waits; also is:accepted, is:rejected'],
  ['is:edited', 'texts changed by a person after a machine; is:generated: left as it wrote them'],
  ['by:run:*', 'changed by a run; by:ada by a person'],
  ['touched:2026-10', 'arrived or changed then; also touched.people: touched.machines:'],
  ['touched-since:"v1"', 'changed after a version, by name or number'],
  ['failed:0199', 'a run whose id begins so failed on it'],
  ['number:1-50', 'by number'],
  ['(tag:hill OR tag:meadow) NOT sunset', 'combined with brackets'],
]

export function FilterHelp({ onPick }: { onPick: (example: string) => void }) {
  return (
    <Popover>
      <Tooltip text="How to filter">
        <PopoverTrigger asChild>
          <Button variant="subtle" size="sm" aria-label="How to filter" className="w-7 px-0">
            <CircleHelp aria-hidden />
          </Button>
        </PopoverTrigger>
      </Tooltip>
      <PopoverContent align="end" className="w-120 p-2">
        <p className="px-2 pt-1 pb-2 text-text-2">Everything written must match. Pick one to try it.</p>
        <ul>
          {examples.map(([example, meaning]) => (
            <li key={example}>
              <button
                type="button"
                className="flex w-full items-baseline gap-3 rounded-sm px-2 py-1 text-left hover:bg-subtle-hover"
                onClick={() => onPick(example)}
              >
                <code className="w-50 shrink-0 font-mono text-caption text-accent">{example}</code>
                <span className="text-caption text-text-2">{meaning}</span>
              </button>
            </li>
          ))}
        </ul>
      </PopoverContent>
    </Popover>
  )
}
