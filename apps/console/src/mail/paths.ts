import type { EntryMail } from "./entry-mail.ts";

/** Where a file that came with a message is asked for. */
export function pathOfFile(id: string): string {
  return `/files/${id}`;
}

/** Where a mail as it came is asked for; `null` when it was not kept. */
export function pathOfSource({ files }: Pick<EntryMail, "files">): string | null {
  const source = files.find(({ role, isKept }) => role === "source" && isKept);
  return source === undefined ? null : pathOfFile(source.id);
}
