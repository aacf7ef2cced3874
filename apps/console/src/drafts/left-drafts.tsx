import type { DraftKind } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { keyOf } from "../contact/drafts.ts";
import { focusComposer } from "../contact/focus-composer.ts";
import { openContact } from "../contact/open-contact.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { putBefore } from "../texting/put-back.ts";
import { DiscardDraft } from "./discard-draft.tsx";
import type { DraftData } from "./draft-documents.ts";
import { displaced, leaveAside } from "./keeping-store.ts";
import { writeOnWith } from "./write-on-with.ts";

export interface LeftDraftsProps {
  readonly row: QueueRow;
  readonly isMine: boolean;
  /** Of which kind words are being written. */
  readonly kind: DraftKind;
}

/** What others left unsent in a contact that is mine now, and earlier words of my own that newer ones pushed aside. */
export function LeftDrafts({ row, isMine, kind }: LeftDraftsProps): ReactNode {
  const me = useMe().id;
  const now = useNow();
  const open = useStore(openContact);
  const key = keyOf(row.id, kind);
  const aside = useStore(displaced).get(key);
  const all = open.kind === "ready" && open.id === row.id ? open.contact.drafts : [];
  const left = isMine ? all.filter((draft) => draft.author.id !== me && draft.text !== "") : [];

  function writeOn(draft: DraftData): void {
    focusComposer(row.id, draft.kind);
    void writeOnWith(row.id, draft);
  }

  return (
    <>
      {left.map((draft) => (
        <Left
          key={`${draft.kind}/${draft.author.id}`}
          title={titleOf(draft, clockWords(draft.at, now))}
          text={draft.text}
        >
          <Button size="small" onPress={() => writeOn(draft)}>
            {t`Write on with it`}
          </Button>
          <DiscardDraft contact={row.id} draft={draft} />
        </Left>
      ))}
      {aside === undefined ? null : (
        <Left title={t`Your earlier draft, not sent`} text={aside}>
          <Button
            size="small"
            onPress={() => {
              putBefore(row.id, kind, aside);
              leaveAside(key);
              focusComposer(row.id, kind);
            }}
          >
            {t`Put it back`}
          </Button>
          <Button
            size="small"
            onPress={() => {
              leaveAside(key);
              focusComposer(row.id, kind);
            }}
          >
            {t`Leave it`}
          </Button>
        </Left>
      )}
    </>
  );
}

function titleOf(draft: DraftData, time: string): string {
  const { name } = draft.author;
  return draft.kind === "note"
    ? t`Note by ${name}, not saved to the team, ${time}`
    : t`Draft by ${name}, not sent, ${time}`;
}

interface LeftProps {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Left({ title, text, children }: LeftProps): ReactNode {
  return (
    <fieldset aria-label={title} className="mt-2 min-w-0 rounded-hf border border-dashed border-control p-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-small font-medium">{title}</p>
        <span className="flex gap-2">{children}</span>
      </div>
      {/* Scrolled by the keyboard, so it takes the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <p tabIndex={0} className="mt-1 max-h-24 overflow-y-auto whitespace-pre-wrap wrap-anywhere">
        <span data-words="">{text}</span>
      </p>
    </fieldset>
  );
}
