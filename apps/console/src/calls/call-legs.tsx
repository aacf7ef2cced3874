import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useMe } from "../session/use-me.ts";
import { EndLegDocument } from "./call-documents.ts";
import { apartWords, legName, legWords } from "./leg-words.ts";
import type { PartyGrounds } from "./party-grounds.ts";
import type { CallData } from "./call-data.ts";
import { useAskCall } from "./use-ask-call.ts";

export interface CallLegsProps {
  readonly call: CallData;
  readonly row: QueueRow;
  readonly isMine: boolean;
  /** Why somebody who was called is kept apart from the person, by their leg. */
  readonly apart: PartyGrounds["apart"];
}

/** Who is on the line, and how: a lead who listens is named like everybody else. */
export function CallLegs({ call, row, isMine, apart }: CallLegsProps): ReactNode {
  const me = useMe().id;
  const { isBusy, refusal, act } = useAskCall(row.id);
  const others = call.legs.filter((leg) => leg.staff?.id !== me);
  const kept = isMine
    ? others.flatMap((leg) => {
        const because = apart.get(leg.id);
        return because === undefined ? [] : [{ id: leg.id, words: apartWords(leg, because) }];
      })
    : [];
  const said = kept.map(({ words }) => words).join(" ");
  useEffect(() => {
    // Whoever waits for them hears why they do not come, whatever they look at.
    if (said !== "") announce({ kind: `apart:${row.id}`, urgency: "polite", words: () => said });
  }, [said, row.id]);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="text-muted">{t`On the line:`}</span>
      <ul className="flex flex-wrap gap-x-3 gap-y-1" aria-label={t`Who is on the line`}>
        {others.map((leg) => {
          const name = legName(leg);
          return (
            <li key={leg.id} className="flex items-center gap-1.5">
              <span className={leg.isListening ? "font-semibold text-concern" : "font-medium"}>
                {legWords(leg)}
              </span>
              {isMine && leg.who !== "caller" && !leg.isListening ? (
                <Button
                  size="small"
                  tone="quiet"
                  isPending={isBusy}
                  aria-label={t`Hang up on ${name}`}
                  onPress={() =>
                    void act(
                      EndLegDocument,
                      { contactId: row.id, leg: leg.id },
                      t`${name} is no longer in the call.`,
                    )
                  }
                >
                  {t`Hang up`}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {kept.map(({ id, words }) => (
        <p key={id} className="w-full font-medium text-concern">
          {words}
        </p>
      ))}
      {refusal === null ? null : <span className="font-medium text-concern">{refusal}</span>}
    </div>
  );
}
