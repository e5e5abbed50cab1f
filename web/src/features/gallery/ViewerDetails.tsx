import { useQuery } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ImageDetails } from '@/api/types'
import { IconButton } from '@/components/ui/icon-button'
import { ScrollArea } from '@/components/ui/scroll-area'
import { Skeleton } from '@/components/ui/skeleton'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import { toast } from '@/components/ui/toast-store'
import { formatBytes, formatCount, formatDate } from '@/lib/format'
import { useMoment } from '@/lib/moment'
import { useStored } from '@/lib/use-stored'
import { isForgotten } from './ForgottenPicture'
import { imageQuery } from './queries'

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex gap-3 py-1">
      <dt className="w-24 shrink-0 text-text-3">{label}</dt>
      <dd className="min-w-0 flex-1 break-words select-text">{children}</dd>
    </div>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-line px-4 py-3 first:border-t-0">
      <h3 className="pb-1 font-semibold">{title}</h3>
      {children}
    </section>
  )
}

function copyHash(sha256: string) {
  void navigator.clipboard.writeText(sha256).then(() => toast.show('SHA-256 copied'))
}

function Facts({ image }: { image: ImageDetails }) {
  return (
    <dl className="text-caption">
      <Row label="Dimensions">
        {formatCount(image.width)} × {formatCount(image.height)}
        <span className="text-text-3"> · {((image.width * image.height) / 1e6).toFixed(2)} MP</span>
      </Row>
      <Row label="File">
        {image.format.toUpperCase()}, {formatBytes(image.bytes)}
        {image.pages > 1 ? `, ${image.pages} frames` : ''}
        {image.alpha ? ', with transparency' : ''}
      </Row>
      {image.source === '' ? null : <Row label="Came from">{image.source}</Row>}
      <Row label="Added">{formatDate(image.added)}</Row>
      <Row label="Sharpness">{image.sharpness.toFixed(1)}</Row>
      <Row label="Colour">{image.colour}</Row>
      <Row label="SHA-256">
        <span className="flex items-start gap-1">
          <span className="font-mono break-all text-text-2">{image.sha256}</span>
          <IconButton label="Copy SHA-256" size="sm" className="-mt-1" onClick={() => copyHash(image.sha256)}>
            <Copy aria-hidden />
          </IconButton>
        </span>
      </Row>
    </dl>
  )
}

function Details({ dataset, number, texts }: Omit<ViewerDetailsProps, 'timeline'>) {
  const { data: image } = useQuery(imageQuery(dataset, number, useMoment()))
  if (image === undefined) {
    return (
      <div className="flex flex-col gap-3 p-4">
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-32" />
      </div>
    )
  }
  if (isForgotten(image)) {
    return (
      <p className="p-4 text-text-2">
        This picture was forgotten. The timeline says when; nothing else is known of it any more.
      </p>
    )
  }
  const exif = Object.entries(image.exif)
  return (
    <ScrollArea className="h-full">
      <Section title={image.name}>
        <Facts image={image} />
      </Section>
      {texts(image)}
      {exif.length === 0 ? null : (
        <Section title="EXIF">
          <dl className="text-caption">
            {exif.map(([key, value]) => (
              <Row key={key} label={key}>
                {value}
              </Row>
            ))}
          </dl>
        </Section>
      )}
    </ScrollArea>
  )
}

interface ViewerDetailsProps {
  dataset: number
  number: number
  /** The texts of the picture. */
  texts: (image: ImageDetails) => ReactNode
  /** What happened to the picture. */
  timeline: ReactNode
}

/** What the picture is, and how it came to be so. */
export function ViewerDetails({ dataset, number, texts, timeline }: ViewerDetailsProps) {
  const [tab, setTab] = useStored<string>('viewer.tab', 'details')
  return (
    <Tabs value={tab} onValueChange={setTab} className="flex h-full flex-col">
      <TabsList className="shrink-0 px-2">
        <TabsTrigger value="details">Details</TabsTrigger>
        <TabsTrigger value="history">History</TabsTrigger>
      </TabsList>
      <TabsContent value="details" className="min-h-0 flex-1 outline-none">
        <Details dataset={dataset} number={number} texts={texts} />
      </TabsContent>
      <TabsContent value="history" className="flex min-h-0 flex-1 flex-col outline-none">
        {timeline}
      </TabsContent>
    </Tabs>
  )
}
