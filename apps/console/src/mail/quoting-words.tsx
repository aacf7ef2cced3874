import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import type { EntryData } from "../contact/contact-documents.ts";
import { openContact } from "../contact/open-contact.ts";
import { saidBeforeEntry } from "./said-before-entry.ts";
import { foldFrom } from "./fold-from.ts";

export interface QuotingWordsProps {
  readonly entry: EntryData;
  readonly text: string;
  /** Draws words as those of every message are. */
  readonly draw: (words: string) => ReactNode;
}

/** Words that quote earlier ones: what is new stands open, what stands in this conversation already is folded. */
export function QuotingWords({ entry, text, draw }: QuotingWordsProps): ReactNode {
  // Judged once, with what stands above it then: nothing that is being read folds away.
  const [from] = useState(() => foldFrom(text, entry.quotedFrom, saidBeforeEntry(openContact.get(), entry)));
  if (from === null) return draw(text);
  return (
    <>
      {draw(text.slice(0, from).trimEnd())}
      <EarlierWords>{draw(text.slice(from))}</EarlierWords>
    </>
  );
}

function EarlierWords({ children }: { readonly children: ReactNode }): ReactNode {
  const [isShown, show] = useState(false);
  const id = useId();
  return (
    <div className="mt-1.5 flex flex-col items-start gap-1">
      <Button
        size="inline"
        tone="quiet"
        aria-expanded={isShown}
        {...(isShown ? { "aria-controls": id } : {})}
        onPress={() => show(!isShown)}
      >
        <span aria-hidden="true">{isShown ? "▾" : "▸"}</span>
        {t`Earlier words quoted`}
      </Button>
      {isShown ? (
        <div id={id} className="border-l-2 border-control pl-2.5 text-muted">
          {children}
        </div>
      ) : null}
    </div>
  );
}
