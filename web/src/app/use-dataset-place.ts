import { useRoute } from 'wouter'

/** The dataset whose page, or one of whose pictures, is shown; null on other pages. */
export function useDatasetPlace(): number | null {
  const [, onPage] = useRoute('/datasets/:dataset')
  const [, onImage] = useRoute('/datasets/:dataset/images/:number')
  const dataset = onPage?.dataset ?? onImage?.dataset
  return dataset === undefined ? null : Number(dataset)
}
