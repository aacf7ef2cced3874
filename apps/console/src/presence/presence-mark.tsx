import type { ContactId } from "@holdfast/case-schema";
import type { Doing } from "@holdfast/wire";
import { Eye, PanelTop, Pencil, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { presenceWords } from "./presence-words.ts";
import { usePresence } from "./use-presence.ts";

const ICONS: Readonly<Record<Doing, LucideIcon>> = { open: PanelTop, reading: Eye, writing: Pencil };

/** Who else is at a contact, and what they do there: an icon and words. Never announced. */
export function PresenceMark({ contact }: { readonly contact: ContactId }): ReactNode {
  const there = usePresence(contact);
  const words = presenceWords(there);
  const [first] = there;
  if (first === undefined || words === null) return null;
  const Icon = ICONS[first.doing];
  return (
    <span className="inline-flex min-w-0 items-center gap-1 text-small text-muted">
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="truncate">{words}</span>
    </span>
  );
}
