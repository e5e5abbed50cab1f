type Done = { label: string; images: number };

/** "5,007 images", "1 image". */
export function imageCount(images: number): string {
  return `${images.toLocaleString("en")} ${images === 1 ? "image" : "images"}`;
}

/** What a toast says after undo or redo: the label names the change, the count how far it reached. */
export function doneText(verb: "Undid" | "Redid", { label, images }: Done): string {
  const what = label.replace(/^(?:undid|redid|undo|redo):?\s+/i, "");
  return images > 0 ? `${verb}: ${what} – ${imageCount(images)}` : `${verb}: ${what}`;
}

/** The undo or redo that a key press asks for; null for any other key. */
export function undoKey(event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}): "undo" | "redo" | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && !event.shiftKey ? "redo" : null;
}
