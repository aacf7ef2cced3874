import { DevicePrivacy, ReadbackPoint } from "@holdfast/case-schema";
import { TextField } from "@holdfast/ui";
import { CheckChoice } from "@holdfast/ui/check-choice";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { openContact } from "../contact/open-contact.ts";
import { inOrder } from "../contact/entries.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { GrantPartProps } from "./grant-terms.tsx";
import { readBackSentence } from "./read-back.ts";
import type { RecipientData } from "./share-documents.ts";
import { deviceWords, readbackWords } from "./sharing-words.ts";

const DAY_MS = 24 * 60 * 60_000;

/** The yes as it is read back to them, and each point as they agree to it. */
export function ReadBack({
  draft,
  onChange,
  recipients,
}: GrantPartProps & { readonly recipients: readonly RecipientData[] }): ReactNode {
  const now = useNow(60_000);
  const name = recipients.find(({ id }) => id === draft.recipientId)?.name ?? null;
  const until = clockWords(now + draft.days * DAY_MS, now);
  return (
    <>
      <p className="font-medium">{t`Read this back to them`}</p>
      <blockquote className="rounded-hf bg-raised px-3 py-2">
        {readBackSentence(draft, name, until)}
      </blockquote>
      <p className="font-medium">{t`What they agreed to as it was read back`}</p>
      <CheckChoice<ReadbackPoint>
        label={t`What they agreed to as it was read back`}
        choices={ReadbackPoint.options.map((id) => ({ id, label: readbackWords(id) }))}
        selected={draft.readback}
        onSelect={(readback) => onChange({ readback })}
      />
    </>
  );
}

/** How many texts are offered, the newest first. */
const SHOWN_MAX = 10;

/** The text in which they said yes, of those that came in here. */
export function ReplyChoice({
  draft,
  onChange,
  contactId,
}: GrantPartProps & { readonly contactId: string | null }): ReactNode {
  const now = useNow(60_000);
  const open = useStore(openContact);
  const entries = open.kind === "ready" && open.id === contactId ? inOrder(open.entries) : [];
  const texts = entries
    .filter(({ kind, text }) => kind === "inbound" && text !== null)
    .slice(-SHOWN_MAX)
    .toReversed();
  return (
    <>
      <p className="text-small">
        {t`Tell them first that what they write stays on their phone, and ask whether anybody else can read it.`}
      </p>
      <DeviceChoice draft={draft} onChange={onChange} />
      {texts.length === 0 ? <p className="text-small">{t`No text of theirs is here yet.`}</p> : null}
      <RadioChoice
        label={t`The text in which they say yes`}
        showsLabel
        isColumn
        selected={draft.reply?.id ?? null}
        onSelect={(id) => {
          const found = texts.find((each) => each.id === id);
          if (found !== undefined) onChange({ reply: { id, at: found.at } });
        }}
        choices={texts.map(({ id, at, text }) => ({
          id,
          label: `${clockWords(at, now)} ${text ?? ""}`,
        }))}
      />
    </>
  );
}

/** What is said before somebody is asked to sign on a page. */
export function BeforeSigning({ draft, onChange }: GrantPartProps): ReactNode {
  return (
    <>
      <p className="text-small">
        {t`They get an address and a code for half an hour, and read there what they would say yes to. The address stays in their list of visited pages. Ask whether anybody else can see it.`}
      </p>
      <DeviceChoice draft={draft} onChange={onChange} />
    </>
  );
}

function DeviceChoice({ draft, onChange }: GrantPartProps): ReactNode {
  return (
    <RadioChoice<DevicePrivacy>
      label={t`What they say of the device`}
      showsLabel
      selected={draft.device}
      onSelect={(device) => onChange({ device })}
      choices={DevicePrivacy.options.map((id) => ({ id, label: deviceWords(id) }))}
    />
  );
}

/** Where the signed paper lies. */
export function PaperPlace({ draft, onChange }: GrantPartProps): ReactNode {
  return (
    <TextField
      label={t`Where the signed paper lies`}
      value={draft.paper}
      onChange={(paper) => onChange({ paper })}
    />
  );
}
