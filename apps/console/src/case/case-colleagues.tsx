import { t } from "@lingui/core/macro";
import { Users } from "lucide-react";
import type { ReactNode } from "react";
import { usePresenceAtAny } from "../presence/use-presence.ts";
import { useStore } from "../store/store.ts";
import { caseShown } from "./case-shown.ts";

/**
 * Who else has a contact of this case open, so that nobody is surprised by what changes under their hands: in the line of the
 * heading, where what comes and goes moves nothing. Never announced.
 */
export function CaseColleagues(): ReactNode {
  const shown = useStore(caseShown);
  const contacts = shown.kind === "ready" ? shown.data.filings.map(({ contactId }) => contactId) : [];
  const there = usePresenceAtAny(contacts.join(" "));
  const names = [...new Set(there.map(({ name }) => name))].join(", ");
  if (names === "") return null;
  return (
    <span className="inline-flex min-w-0 items-center gap-1 text-small text-muted" data-case-colleagues="">
      <Users aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="truncate">{t`Here too: ${names}`}</span>
    </span>
  );
}
