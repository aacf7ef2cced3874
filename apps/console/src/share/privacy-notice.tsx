import type { ContactId } from "@holdfast/case-schema";
import { MenuButton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { ask, tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { GiveNoticeDocument, NoticesDocument, type NoticeData } from "./notice-documents.ts";
import { useAsked } from "../api/use-asked.ts";

const HOW = ["spoken", "written", "shown"] as const;

export interface PrivacyNoticeProps {
  readonly contact: ContactId;
  /** The language they speak, where it is known. */
  readonly language: string | null;
}

/** Whether whoever is here was told what stays private and what the exceptions are; noted by one press once they were. */
export function PrivacyNotice({ contact, language }: PrivacyNoticeProps): ReactNode {
  const now = useNow();
  const mine = useStore(spoken);
  const mayNote = useMe().capabilities.has("contact.answer");
  const { data, askAgain } = useAsked(async () => ask(NoticesDocument, { contactId: contact }));
  const [fault, setFault] = useState<string | null>(null);
  async function note(how: (typeof HOW)[number]): Promise<void> {
    const answer = await tell(GiveNoticeDocument, { contactId: contact, spokenIn: language ?? mine, how });
    const kind = answer.kind === "data" ? answer.data.done.__typename : answer.kind;
    const words =
      kind === "ReleaseKept"
        ? null
        : failureWords(kind === "signed_out" || kind === "unreachable" ? kind : "failed");
    setFault(words);
    const said = words ?? t`Noted: they were told what stays private.`;
    announce({
      kind: `notice:${contact}`,
      urgency: words === null ? "polite" : "assertive",
      words: () => said,
    });
    await askAgain();
  }

  const last = data?.privacyNotices.at(-1);
  return (
    <div className="flex flex-wrap items-center gap-2 text-small">
      <span className={last === undefined ? "" : "text-muted tabular-nums"}>
        {data === null
          ? t`Whether they were told what stays private is not known.`
          : last === undefined
            ? t`They were not told yet what stays private.`
            : t`Told what stays private: ${howWords(last.how)}, ${last.by.name}, ${clockWords(last.at, now)}.`}
      </span>
      {mayNote ? (
        <MenuButton
          size="small"
          tone="quiet"
          label={t`They were told…`}
          choices={HOW.map((id) => ({ id, label: howWords(id) }))}
          onChoose={(id) => {
            const how = HOW.find((each) => each === id);
            if (how !== undefined) void note(how);
          }}
        />
      ) : null}
      {fault === null ? null : <span className="text-concern">{fault}</span>}
    </div>
  );
}

function howWords(how: NoticeData["how"]): string {
  return { spoken: t`spoken`, written: t`in writing`, shown: t`shown` }[how];
}
