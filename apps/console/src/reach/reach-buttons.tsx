import { Button, MenuButton } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { KeyHint } from "../keys/key-hint.tsx";
import { useNow } from "../text/now.ts";
import { durationWords } from "../text/time-words.ts";
import { bothClocks } from "./local-time.ts";
import { actOn, type ReachAct } from "./reach-acts.ts";
import { askAbout } from "./reach-dialog-store.ts";
import type { SafeContact } from "./reach-documents.ts";
import { useReachNow, type ReachNow } from "./reach-of.ts";
import { untilChoices } from "./until-choices.ts";

/** What whoever has the contact can note about reaching them and who is there, wherever the conversation stands. */
export function ReachButtons({
  row,
  safe: given,
}: {
  readonly row: QueueRow;
  readonly safe: SafeContact;
}): ReactNode {
  const reach = useReachNow(row, given);
  const now = useNow(60_000);
  if (reach === null) return null;
  const { id, isMine, medium, safe, decision, awaySince } = reach;
  const isOff = awaySince !== null;
  const zone = safe.standing.timeZone;
  const deeds = deedsOf(reach);
  if (!isMine && deeds.length === 0) return null;
  return (
    <div className="contents" data-reach-of={id}>
      {isMine ? (
        <Button size="small" tone="quiet" isDisabled={isOff} onPress={() => askAbout(id, "preference")}>
          {decision.hands.withholds.includes("facts") || safe.preference === null
            ? t`Ask how to reach them…`
            : t`Change how to reach them…`}
          <KeyHint id="contact.preference" />
        </Button>
      ) : null}
      {isMine && medium === "text" ? (
        <span data-reach="until">
          <MenuButton
            size="small"
            tone="quiet"
            isDisabled={isOff}
            label={t`Text me until…`}
            name={t`They said: text me until…`}
            choices={untilChoices(now).map((until) => ({
              id: String(until),
              label: bothClocks(until, now, zone),
              detail: t`for ${durationWords(until - now)}`,
            }))}
            onChoose={(until) => void actOn(id, { kind: "text_until", until: Number(until) })}
          />
        </span>
      ) : null}
      <span data-reach="who">
        <MenuButton
          size="small"
          tone="quiet"
          isDisabled={isOff}
          label={t`Who is there…`}
          choices={deeds.map(({ id: deed, label }) => ({ id: deed, label }))}
          onChoose={(chosen) => {
            const deed = deeds.find((each) => each.id === chosen);
            if (deed === undefined) return;
            // What cannot be undone is asked once more.
            if (deed.id === "number_reassigned") askAbout(id, deed.id);
            else void actOn(id, { kind: deed.id });
          }}
        />
      </span>
    </div>
  );
}

interface Deed {
  readonly id: Exclude<ReachAct["kind"], "text_until">;
  readonly label: string;
}

/** What can be said of who is there and what they want, as it stands now. */
function deedsOf({ isMine, mayJudgeHands, safe, decision }: ReachNow): readonly Deed[] {
  const isMarked = decision.hands.signs.some(({ sign }) => sign === "may_be_exploiter");
  const mark: Deed = isMarked
    ? { id: "take_back_mark", label: t`It is not the exploiter: take back the mark` }
    : { id: "mark_exploiter", label: t`May be the exploiter` };
  if (!isMine) return mayJudgeHands && !isMarked ? [mark] : [];
  return [
    ...(decision.hands.isConfirmed ? [] : [{ id: "confirm_same", label: t`It is the same person` } as const]),
    mark,
    { id: "number_reassigned", label: t`This number is somebody else’s now…` },
    ...(safe.optOut === null
      ? [{ id: "refusal", label: t`They do not want to be contacted` } as const]
      : safe.optOut.by === "in_words"
        ? [{ id: "agreed_anew", label: t`They agreed anew` } as const]
        : []),
  ];
}

/** Opens one of the menus, as pressing its button does. */
export function openReachMenu(id: string, menu: "until" | "who"): void {
  const button = document.querySelector<HTMLElement>(`[data-reach-of="${id}"] [data-reach="${menu}"] button`);
  button?.focus();
  button?.click();
}
