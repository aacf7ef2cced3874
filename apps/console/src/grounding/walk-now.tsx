import type { Walk } from "@holdfast/grounding-scripts";
import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import type { SafeContact } from "../reach/reach-documents.ts";
import { announce } from "../announce/announce.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { countEnded, countStarted } from "./count-uses.ts";
import { phaseWords } from "./event-words.ts";
import { insertWords } from "./insert-words.ts";
import type { OfferedScript } from "./library.ts";
import { todayWords } from "./today-words.ts";
import type { useGrounding } from "./use-grounding.ts";
import { happened, nowCovert, wentBack } from "./walking.ts";
import { WalkView } from "./walk-view.tsx";

/** The walk that goes on, with the words of its script as they are offered now. */
export function WalkNow({
  row,
  safe,
  scripts,
  grounding,
  walk,
  form,
  keep,
}: Pick<ReturnType<typeof useGrounding>, "grounding" | "form" | "keep"> & {
  readonly row: QueueRow;
  readonly safe: SafeContact;
  readonly scripts: readonly OfferedScript[];
  readonly walk: Walk;
}): ReactNode {
  const me = useMe().id;
  const now = useNow();
  const [isInTheWay, say] = useState(false);
  const isMine = row.holder?.id === me && row.status === "claimed";
  const isWalked = ({ script }: OfferedScript): boolean =>
    script.id === walk.walking.script && script.version === walk.walking.version;
  // What was taken out of use meanwhile is offered to nobody, and is said to its end where it was begun.
  const found = scripts.find(isWalked) ?? [grounding.walked].find((each) => each !== null && isWalked(each));
  const over = (): void => keep({ ...grounding, walk: null, walked: null, before: [], inserted: 0 });
  if (found == null)
    return (
      <p className="flex flex-col items-start gap-2">
        {t`This script was taken out of use meanwhile. Say that you leave it, and offer something else.`}
        <Button size="small" data-grounding-next="" onPress={over}>{t`Back to what can be offered`}</Button>
      </p>
    );
  const library = scripts.map(({ script }) => script);
  return (
    <WalkView
      walk={walk}
      script={found.script}
      isDraft={found.isDraft}
      today={todayWords(now, walk.walking.language, safe.preference?.timeZone ?? null)}
      inserted={grounding.inserted}
      notInserted={isMine ? null : t`Claim this contact to put words into a reply.`}
      problem={isInTheWay ? inTheWayWords() : null}
      canGoBack={grounding.before.length > 0}
      titleOf={(id) =>
        scripts.find(({ script }) => script.id === id)?.script.wordings[walk.walking.language]?.title ?? id
      }
      onEvent={(event) => {
        say(false);
        const { next, ended } = happened(grounding, event, library, form);
        if (ended !== null) countEnded(row.medium, ended);
        const taken = ended === null || next.walk === null ? null : offeredOf(scripts, next.walk);
        if (taken !== null && next.walk !== null && next.walk.phase.at !== "ended")
          countStarted(row.medium, next.walk);
        keep(taken === null ? next : { ...next, walked: taken });
        if (next.walk !== null) announcePlace(next.walk);
      }}
      onInsert={(words, upTo) => {
        const isThere = insertWords(row.id, words);
        say(!isThere);
        if (!isThere) announce({ kind: "grounding", urgency: "assertive", words: inTheWayWords });
        else keep({ ...grounding, inserted: Math.max(grounding.inserted, upTo) });
      }}
      onBack={() => keep(wentBack(grounding))}
      onCovert={() => keep(nowCovert(grounding))}
      onOver={over}
    />
  );
}

/** The script of a walk, among those that are offered. */
function offeredOf(scripts: readonly OfferedScript[], { walking }: Walk): OfferedScript | null {
  return (
    scripts.find(({ script }) => script.id === walking.script && script.version === walking.version) ?? null
  );
}

const inTheWayWords = (): string =>
  t`Your reply holds words. Send them first: one message asks for one thing.`;

/** Says where a walk stands now to whoever listens. */
function announcePlace({ phase, walking }: Walk): void {
  const words = phaseWords(phase, walking.steps.length);
  announce({ kind: "grounding", urgency: "polite", words: () => words });
}
