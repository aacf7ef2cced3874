/** Has the browser save bytes under a name. They leave this page's memory when it has them. */
export function saveFile(blob: Blob, name: string): void {
  // As bytes of no kind: nothing in this browser opens it.
  const url = URL.createObjectURL(new Blob([blob], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by the time a later task runs.
  setTimeout(() => URL.revokeObjectURL(url), SAVED_MS);
}

/** Longer than a browser needs to begin, also when it first asks where to put it. */
const SAVED_MS = 60_000;
