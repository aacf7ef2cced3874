import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { focusAfterMove } from "../contact/focus-heading.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { DeclineFirstOfferDocument } from "./mark-documents.ts";
import { firstOfferWords, sameAddressWords } from "./mark-words.ts";
import { firstOffer, marks } from "./marks.ts";

/**
 * That a contact has an older one's address, with the way there, and who is asked first. Whoever is asked claims it as
 * everybody can, or says that they do not.
 */
export function FirstOfferLine({ row }: { readonly row: QueueRow }): ReactNode {
  const me = useMe().id;
  const now = useNow(1_000);
  const mark = useStore(marks).get(row.id);
  const [failure, fail] = useState<string | null>(null);
  const kept = useKeptFocus(focusAfterMove);
  if (mark === undefined || row.status === "closed") return null;
  const isMine = firstOffer(mark, row, now)?.to.id === me;
  const offer = firstOfferWords(mark, row, me, now);

  async function decline(): Promise<void> {
    const answer = await tell(DeclineFirstOfferDocument, { id: row.id });
    const words =
      answer.kind !== "data"
        ? failureWords(answer.kind)
        : answer.data.declined
          ? t`It waits for everybody, as before.`
          : t`This is no longer offered to you.`;
    fail(answer.kind === "data" ? null : words);
    announce({ kind: `first-offer:${row.id}`, urgency: "polite", words: () => words });
  }

  return (
    <p className="flex flex-wrap items-center gap-2 rounded-hf bg-info-tint px-2 py-1 text-small" {...kept}>
      <Link
        to="/contact/$id"
        params={{ id: mark.of.id }}
        className="inline-flex min-h-6 items-center text-accent underline"
      >
        {sameAddressWords(mark, row)}
      </Link>
      {offer === null ? null : <span className="font-medium text-info">{offer}</span>}
      {isMine ? (
        <Button size="small" onPress={() => void decline()}>
          {t`Leave it to everybody`}
        </Button>
      ) : null}
      {failure === null ? null : <span className="font-medium text-concern">{failure}</span>}
    </p>
  );
}
