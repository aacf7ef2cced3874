import type { ContactId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { refreshContact } from "../contact/open-contact.ts";
import { DiscardDraftDocument, type DraftData } from "./draft-documents.ts";

export interface DiscardDraftProps {
  readonly contact: ContactId;
  readonly draft: DraftData;
}

/** Discards what a colleague left unsent, asked once in words: it cannot be had back. */
export function DiscardDraft({ contact, draft }: DiscardDraftProps): ReactNode {
  const [asked, ask] = useState<DraftData | null>(null);
  const { name } = draft.author;

  async function discard(seen: DraftData): Promise<void> {
    ask(null);
    const words = await discardSeen(contact, seen);
    announce({ kind: `discard:${contact}`, urgency: "polite", words: () => words });
  }

  return (
    <>
      <Button size="small" onPress={() => ask(draft)}>{t`Discard…`}</Button>
      {asked === null ? null : (
        <Dialog title={t`Discard what ${name} has not sent`} isOpen onClose={() => ask(null)}>
          <p className="text-muted">{t`The words are erased, for ${name} too, and cannot be had back.`}</p>
          <p className="max-h-40 overflow-y-auto whitespace-pre-wrap wrap-anywhere">
            <span data-words="">{asked.text}</span>
          </p>
          {asked.revision === draft.revision ? null : (
            <p className="text-concern">{t`${name} wrote on since. What you have not read is not erased.`}</p>
          )}
          <div className="flex justify-end gap-2">
            <Button onPress={() => ask(null)}>{t`Keep it`}</Button>
            <Button
              tone="danger"
              isDisabled={asked.revision !== draft.revision}
              onPress={() => void discard(asked)}
            >
              {t`Discard`}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** Erases a draft as it was seen, fetches how it stands, and says what came of it. */
async function discardSeen(contact: ContactId, { kind, revision, author }: DraftData): Promise<string> {
  const answer = await tell(DiscardDraftDocument, {
    contactId: contact,
    kind,
    authorId: author.id,
    revision,
  });
  void refreshContact(contact);
  if (answer.kind !== "data") return failureWords(answer.kind);
  return answer.data.discarded ? t`Discarded.` : t`Not discarded: it changed a moment ago.`;
}
