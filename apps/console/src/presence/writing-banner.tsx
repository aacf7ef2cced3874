import type { ContactId } from "@holdfast/case-schema";
import { Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { doingWords } from "./presence-words.ts";
import { usePresence } from "./use-presence.ts";

/** Says above where one writes that somebody else writes there just now. */
export function WritingBanner({ contact }: { readonly contact: ContactId }): ReactNode {
  const writing = usePresence(contact).filter(({ doing }) => doing === "writing");
  if (writing.length === 0) return null;
  return (
    <p className="mb-2 flex items-center gap-2 rounded-hf bg-info-tint px-3 py-1.5 text-small text-info">
      <Pencil aria-hidden="true" className="size-3.5 shrink-0" />
      {writing.map(({ name, doing }) => doingWords(name, doing)).join(", ")}
    </p>
  );
}
