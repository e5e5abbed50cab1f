import { useStored } from '@/lib/use-stored'

/** Panes and picture size, as this browser last had them. */
export function useLayout() {
  const [tileSize, setTileSize] = useStored<number>('tile', 140)
  const [cover, setCover] = useStored<boolean>('cover', false)
  const [tokens, setTokens] = useStored<boolean>('tokens', false)
  const [tags, setTags] = useStored<boolean>('pane.tags', true)
  const [tagsWidth, setTagsWidth] = useStored<number>('pane.tags.width', 232)
  const [inspector, setInspector] = useStored<boolean>('pane.inspector', true)
  const [inspectorWidth, setInspectorWidth] = useStored<number>('pane.inspector.width', 320)
  const [timeline, setTimeline] = useStored<boolean>('pane.timeline', false)
  return {
    tileSize,
    setTileSize,
    cover,
    setCover,
    tokens,
    setTokens,
    tags,
    setTags,
    tagsWidth,
    setTagsWidth,
    inspector,
    setInspector,
    inspectorWidth,
    setInspectorWidth,
    timeline,
    setTimeline,
  }
}

export type Layout = ReturnType<typeof useLayout>
