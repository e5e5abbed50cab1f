import { toast } from '@/components/ui/toast-store'
import { fromDrop, type DroppedFile } from './dropped-files'

/** What can be imported of a drop; when there is nothing, it says so. */
export async function takeDrop(transfer: DataTransfer): Promise<DroppedFile[]> {
  const files = await fromDrop(transfer)
  if (files.length === 0) {
    toast.show('There is nothing to import in that.', {
      detail: 'Drop pictures, folders of pictures, zip files, or text files beside pictures.',
    })
  }
  return files
}
