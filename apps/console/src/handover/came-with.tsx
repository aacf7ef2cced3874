import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { createStore, useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { CheckWords } from "./check-words.tsx";
import { CameWithDocument, type HandoverReadData } from "./handover-documents.ts";

/** Which of them somebody has seen and folded away, by their ids. For as long as the page is there. */
const folded = createStore<ReadonlySet<string>>(new Set());

/** What came with a contact that is theirs from the colleague who had it before. Whoever never was handed it sees nothing. */
export function CameWith({ row }: { readonly row: QueueRow }): ReactNode {
  const found = useCameWith(row);
  const now = useNow();
  const handover = found?.handover ?? null;
  const isFolded = useStore(folded).has(handover?.id ?? "");
  if (found === null || handover === null) return null;
  const { words, say } = found;
  const [name, clock] = [handover.from.name, clockWords(handover.at, now)];
  return (
    <section
      aria-label={t`What came with this contact`}
      className="flex flex-col gap-2 border-b border-line bg-surface px-5 py-2 text-small"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="font-medium tabular-nums">
          {handover.isNeverOffered
            ? t`From ${name}, whose shift was over at ${clock}`
            : t`From ${name}, written at ${clock}`}
        </p>
        <Button
          size="small"
          aria-expanded={!isFolded}
          onPress={() =>
            folded.update(
              (before) =>
                new Set(isFolded ? [...before].filter((id) => id !== handover.id) : [...before, handover.id]),
            )
          }
        >
          {isFolded ? t`Show what came with it` : t`Seen`}
        </Button>
      </div>
      {isFolded ? null : (
        <>
          <p className="font-medium">
            {handover.isTold
              ? t`They were told in writing that somebody else goes on.`
              : handover.medium === "voice"
                ? t`Say first: ${say}`
                : t`They were not told that somebody else goes on: it could not be written to them. Say it first.`}
          </p>
          {handover.isNeverOffered ? (
            <p>{t`Nobody wrote anything for whoever goes on: nothing was promised by this, and what comes next stands in the contact alone.`}</p>
          ) : words === null ? (
            <p>{t`What was written for you cannot be read: it is damaged. Ask ${name}.`}</p>
          ) : (
            <dl data-words="" className="flex flex-col gap-1">
              <Part name={t`Promised`}>{words.promises === "" ? t`nothing` : words.promises}</Part>
              <Part name={t`What comes next`}>{words.nextStep}</Part>
            </dl>
          )}
          <CheckWords contactId={row.id} />
        </>
      )}
    </section>
  );
}

function Part({ name, children }: { readonly name: string; readonly children: string }): ReactNode {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="break-words whitespace-pre-wrap">{children}</dd>
    </div>
  );
}

/**
 * What came with a contact since whoever sits here has it; `null` where nothing did, or it is on its way. Read again with the contact's
 * changes only until the person was told.
 */
function useCameWith({ id, heldSince, version }: QueueRow): HandoverReadData | null {
  const key = `${id}/${String(heldSince)}`;
  const [read, learn] = useState<{ readonly key: string; readonly found: HandoverReadData | null } | null>(
    null,
  );
  const isKnown =
    read?.key === key &&
    (read.found?.handover == null || read.found.handover.isTold || read.found.handover.medium === "voice");
  useEffect(() => {
    if (isKnown) return;
    let isWanted = true;
    const look = async (): Promise<void> => {
      const answer = await ask(CameWithDocument, { contactId: id });
      if (isWanted && answer.kind === "data") learn({ key, found: answer.data.cameWith });
    };
    void look();
    return () => {
      isWanted = false;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- read again with each change of the contact
  }, [key, version, isKnown, id]);
  return read?.key === key ? read.found : null;
}
