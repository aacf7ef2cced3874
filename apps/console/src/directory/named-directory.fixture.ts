/** Names the directory as the gateway does in its page; returns how to take the name away again. */
export function nameDirectory(name: string): () => void {
  const meta = document.createElement("meta");
  meta.name = "holdfast-directory";
  meta.content = name;
  document.head.append(meta);
  return () => meta.remove();
}
