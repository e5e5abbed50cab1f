/** One file to upload, with the path it had inside what was dropped or picked. */
export interface DroppedFile {
  path: string
  file: File
}

const WANTED = /\.(?:png|jpe?g|jfif|webp|gif|bmp|tiff?|avif|heic|heif|jxl|zip|txt|caption|json|jsonl)$/i

/** Files an import can use: pictures, archives and the text beside pictures. Hidden and system files are not. */
export function isWanted(path: string): boolean {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  return WANTED.test(name) && !parts.some((part) => part.startsWith('.') || part === '__MACOSX')
}

interface Reader {
  readEntries(done: (entries: Entry[]) => void, failed: (error: unknown) => void): void
}

/** The part of FileSystemEntry that is used here. */
export interface Entry {
  isFile: boolean
  isDirectory: boolean
  fullPath: string
  file?: (done: (file: File) => void, failed: (error: unknown) => void) => void
  createReader?: () => Reader
}

/** A reader hands out at most about a hundred entries per call; an empty answer is the end. */
async function childrenOf(directory: Entry): Promise<Entry[]> {
  const reader = directory.createReader?.()
  if (!reader) return []
  const children: Entry[] = []
  for (;;) {
    const some = await new Promise<Entry[]>((done, failed) => {
      reader.readEntries(done, failed)
    })
    if (some.length === 0) return children
    children.push(...some)
  }
}

async function walk(entry: Entry, found: DroppedFile[]): Promise<void> {
  if (entry.isDirectory) {
    for (const child of await childrenOf(entry)) await walk(child, found)
  } else if (entry.isFile && isWanted(entry.fullPath)) {
    const file = await new Promise<File>((done, failed) => entry.file?.(done, failed))
    found.push({ path: entry.fullPath.replace(/^\/+/, ''), file })
  }
}

/** All wanted files below the entries, in the order the browser lists them. */
export async function walkEntries(entries: readonly Entry[]): Promise<DroppedFile[]> {
  const found: DroppedFile[] = []
  for (const entry of entries) await walk(entry, found)
  return found
}

/** What was dropped. The entries must be taken at once: the item list is empty after the event. */
export async function fromDrop(transfer: DataTransfer): Promise<DroppedFile[]> {
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null
    return entry ? [entry] : []
  })
  return entries.length > 0 ? walkEntries(entries) : fromPicker([...transfer.files])
}

/** What a file or folder picker gave. */
export function fromPicker(files: readonly File[]): DroppedFile[] {
  return files
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    .filter(({ path }) => isWanted(path))
}

export function totalBytes(uploads: readonly DroppedFile[]): number {
  return uploads.reduce((sum, { file }) => sum + file.size, 0)
}
