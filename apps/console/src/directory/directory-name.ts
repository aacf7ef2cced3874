/** What people call the directory that they sign in by, as the page was told by the gateway; `null`: there is none. */
export function directoryName(): string | null {
  const name = document.querySelector<HTMLMetaElement>('meta[name="holdfast-directory"]')?.content ?? "";
  return name === "" ? null : name;
}
