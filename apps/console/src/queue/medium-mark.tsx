import type { Medium } from "@holdfast/case-schema";
import { FileText, Mail, MessageSquareText, Phone } from "lucide-react";
import type { ReactNode } from "react";
import { mediumWords } from "../text/domain-words.ts";

const ICONS = { voice: Phone, text: MessageSquareText, email: Mail, form: FileText };

/** How words travel, as icon and word. */
export function MediumMark({ medium }: { readonly medium: Medium }): ReactNode {
  const Icon = ICONS[medium];
  return (
    <span className="inline-flex items-center gap-1 text-small text-muted">
      <Icon aria-hidden="true" size={14} strokeWidth={1.75} />
      {mediumWords(medium)}
    </span>
  );
}
