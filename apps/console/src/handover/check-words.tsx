import type { ContactId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { openContact } from "../contact/open-contact.ts";
import { askAbout } from "../reach/reach-dialog-store.ts";
import type { SafeContact } from "../reach/reach-documents.ts";
import { useStore } from "../store/store.ts";

export interface CheckWordsProps {
  readonly contactId: ContactId;
  /** What is closed before the preference opens over the screen. */
  readonly onLeave?: () => void;
}

/** What proves who speaks, as it stands in the contact's preference. It is read there by whoever goes on, and copied nowhere. */
export function CheckWords({ contactId, onLeave }: CheckWordsProps): ReactNode {
  const opened = useStore(openContact);
  const safe = opened.kind === "ready" && opened.id === contactId ? opened.contact.safeContact : null;
  const lines = safe === null ? [] : standingLines(safe);
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium">{t`Check words: in the contact preference, and not copied from there.`}</p>
      {lines.length === 0 ? null : (
        <ul className="list-disc pl-5" data-words="">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <div>
        <Button
          size="small"
          onPress={() => {
            onLeave?.();
            askAbout(contactId, "preference");
          }}
        >
          {t`Open the contact preference`}
        </Button>
      </div>
    </div>
  );
}

function standingLines({ preference, checkQuestion, danger, decision }: SafeContact): readonly string[] {
  // Nothing that proves anything stands open to whoever may be the exploiter.
  if (decision.hands.withholds.includes("facts")) return [t`Withheld while this may be the exploiter.`];
  const lines = [
    preference?.hasSafeWord === true ? t`A safe word is agreed.` : null,
    preference?.hasDangerWord === true || danger !== null ? t`A danger word is agreed.` : null,
    checkQuestion === null ? null : t`Check question: ${checkQuestion}`,
  ].filter((line) => line !== null);
  return lines.length === 0 ? [t`None is agreed yet.`] : lines;
}
