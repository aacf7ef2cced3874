import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { plural, t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { AgreedItem } from "./agreed-item.tsx";
import { isMissed } from "./follow-ups.ts";
import { useAgreed } from "./use-agreed.ts";

/** What was agreed for a time in this contact: what is open at once, what is settled when it is asked for. */
export function ContactFollowUps({ row }: { readonly row: QueueRow }): ReactNode {
  const me = useMe().id;
  const { list, hasFailed, retry } = useAgreed(row.id);
  const [showsSettled, showSettled] = useState(false);
  // Closed, it is nobody's, and what was agreed in it is the shift's.
  const isOurs = row.status === "closed" || (row.status === "claimed" && row.holder?.id === me);
  if (list === null && !hasFailed) return null;
  const open = list?.filter(({ facts }) => ["planned", "due"].includes(facts.state) || isMissed(facts)) ?? [];
  const settled = list?.filter((each) => !open.includes(each)) ?? [];
  if (open.length === 0 && settled.length === 0 && !hasFailed) return null;
  return (
    <section aria-label={t`Follow-ups`} className="flex flex-col gap-1 text-small">
      {hasFailed ? (
        <p className="flex flex-wrap items-center gap-2 text-concern">
          {t`What was agreed for later could not be loaded.`}
          <Button size="small" onPress={retry}>
            {t`Retry`}
          </Button>
        </p>
      ) : null}
      {open.length === 0 ? null : (
        <ul aria-label={t`Open follow-ups`} className="flex flex-col gap-1">
          {open.map((each) => (
            <AgreedItem key={each.facts.id} agreed={each} row={row} isOurs={isOurs} />
          ))}
        </ul>
      )}
      {settled.length === 0 ? null : (
        <>
          <div>
            <Button size="small" aria-expanded={showsSettled} onPress={() => showSettled(!showsSettled)}>
              {t`${plural(settled.length, { one: "# settled follow-up", other: "# settled follow-ups" })}`}
            </Button>
          </div>
          {showsSettled ? (
            <ul aria-label={t`Settled follow-ups`} className="flex flex-col gap-1">
              {settled.map((each) => (
                <AgreedItem key={each.facts.id} agreed={each} row={row} isOurs={false} />
              ))}
            </ul>
          ) : null}
        </>
      )}
    </section>
  );
}
