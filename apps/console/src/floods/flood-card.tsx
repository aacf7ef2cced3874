import "../inquiry/inquiry-texts.ts";
import type { QueueRow } from "@holdfast/wire";
import { Button } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { FirstMessages } from "../triage/first-messages.tsx";
import { useFirstWords } from "../triage/first-words.ts";
import { laneWords } from "../triage/triage-words.ts";
import type { Group, Member } from "./group.ts";
import { judgeTogether, TOGETHER_LANES, type TogetherLane } from "./judge-together.ts";

/** So many of a group are read before it is judged: whoever was found alike by their words is seen to be. */
const READ_FIRST = 3;

export interface FloodCardProps {
  readonly group: Group;
  readonly isDisabled: boolean;
  /** Takes them apart, to be judged one by one. */
  readonly onTakeApart: () => void;
}

/** Contacts that tell the same: what the first of them wrote, why each is of it, and one lane for all. */
export function FloodCard({ group, isDisabled, onTakeApart }: FloodCardProps): ReactNode {
  const { members, apart, source, place } = group;
  const [came, say] = useState<string | null>(null);
  const [isBusy, be] = useState(false);
  const heading = useId();
  const judge = async (lane: TogetherLane): Promise<void> => {
    be(true);
    say(
      await judgeTogether(
        members.map(({ row }) => row),
        lane,
      ),
    );
    be(false);
  };
  const count = plural(members.length, {
    one: "# contact tells nearly the same",
    other: "# contacts tell nearly the same",
  });
  return (
    <section
      aria-labelledby={heading}
      className="flex flex-col gap-3 rounded-lg border-2 border-line bg-surface p-4"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={heading} className="text-base font-semibold tabular-nums">
          {count}
        </h2>
        <Button size="small" className="ml-auto" onPress={onTakeApart}>
          {t`Judge one by one`}
        </Button>
      </div>
      {source === null ? null : <p className="text-small">{t`They have it from: ${source}`}</p>}
      {place === null ? null : <p className="text-small">{t`It is about: ${place}`}</p>}
      {apart.length === 0 ? null : <p className="text-small text-concern">{apartWords(apart)}</p>}
      <FirstOfThem members={members} />
      <details>
        <summary className="cursor-pointer text-small">{t`Why each belongs to it`}</summary>
        <ul className="mt-2 flex flex-col gap-1 text-small tabular-nums">
          {members.map((member) => (
            <li key={member.row.id}>{whyWords(member)}</li>
          ))}
        </ul>
      </details>
      <fieldset className="flex flex-wrap gap-2" disabled={isDisabled}>
        <legend className="mb-1 text-small">{t`One lane for all of them`}</legend>
        {TOGETHER_LANES.map((lane) => (
          <Button
            key={lane}
            size="small"
            className="max-w-full whitespace-normal!"
            isDisabled={isDisabled}
            isPending={isBusy}
            onPress={() => void judge(lane)}
          >
            {laneWords(lane)}
          </Button>
        ))}
      </fieldset>
      <p className="min-h-6 text-small">{came}</p>
    </section>
  );
}

function FirstOfThem({ members }: { readonly members: readonly Member[] }): ReactNode {
  const first = members.slice(0, READ_FIRST).map(({ row }) => row);
  const { wordsOf, retry } = useFirstWords(first);
  return (
    <ol className="flex flex-col gap-2">
      {first.map(({ id, number }) => (
        <li key={id} className="flex flex-col gap-1">
          <span className="text-small text-muted tabular-nums">{contactWords(number)}</span>
          <FirstMessages words={wordsOf(id)} onRetry={retry} />
        </li>
      ))}
    </ol>
  );
}

function contactWords(number: number): string {
  const contact = String(number);
  return t`Contact ${contact}`;
}

function apartWords(apart: readonly QueueRow[]): string {
  const numbers = apart.map(({ number }) => String(number)).join(", ");
  return plural(apart.length, {
    one: `# more tells the same and is judged alone, in danger or pressing: ${numbers}`,
    other: `# more tell the same and are judged alone, in danger or pressing: ${numbers}`,
  });
}

function whyWords({ row, shared, own, hasSource, hasPlace }: Member): string {
  const contact = String(row.number);
  const [same, other] = [String(shared), String(own)];
  const words = t`Contact ${contact}: ${same} words in common, ${other} of its own`;
  const also = [hasSource ? t`from the same source` : null, hasPlace ? t`about the same place` : null];
  return [words, ...also.filter((each) => each !== null)].join(", ");
}
