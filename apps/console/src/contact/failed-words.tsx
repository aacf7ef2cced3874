import type { ContactId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { reopenContact } from "./open-contact.ts";

/** Where the words of a contact would stand that could not be loaded. Whoever writes below it writes on. */
export function FailedWords({ id }: { readonly id: ContactId }): ReactNode {
  useEffect(() => {
    announce({
      kind: "contact-failed",
      urgency: "polite",
      words: () => t`This contact could not be loaded`,
    });
  }, []);
  return (
    <div className="flex min-h-0 flex-1 flex-col items-start gap-3 p-5">
      <p>{t`This contact could not be loaded`}</p>
      <Button onPress={() => void reopenContact(id)}>{t`Retry`}</Button>
    </div>
  );
}
