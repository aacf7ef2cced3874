import "../watching/watching-texts.ts";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { BoardSection } from "../board/board-section.tsx";
import { useKeptLine } from "../keys/use-kept-line.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { AnnounceForm } from "./announce-form.tsx";
import {
  announcements,
  holding,
  lookAtAnnouncements,
  useAnnouncementsKept,
  type Held,
} from "./announcements.ts";
import { withdrawAnnouncement } from "./say-announcement.ts";

/** Where a lead says something to the whole shift, sees what is said, and takes it back. */
export function AnnounceSection(): ReactNode {
  useAnnouncementsKept();
  const now = useNow();
  const known = useStore(announcements);
  const [isOpen, open] = useState(false);
  // As it was when its change was begun: what a colleague takes back meanwhile takes no words from whoever writes.
  const [changing, change] = useState<readonly Held[]>([]);
  const { around, tookAway } = useKeptLine({
    kind: "not-announced",
    places: ["section:has([data-announce])", "#work"],
    afterForm: "[data-announce] > button",
    goneWords: () => t`This is not said to the shift any more.`,
  });
  const held = known === null ? null : holding(known, now);
  const shown = [
    ...(held ?? []),
    ...changing.filter(({ id }) => held?.some((each) => each.id === id) !== true),
  ];
  const count = held === null ? t`unknown` : String(held.length);
  return (
    <BoardSection heading={t`Said to the shift: ${count}`}>
      <div data-announce="" className="flex flex-col gap-2" {...around}>
        {shown.length === 0 ? null : (
          <ul className="flex flex-col gap-2">
            {shown.map((each) => {
              const begun = changing.find(({ id }) => id === each.id);
              if (begun === undefined)
                return (
                  <SaidHere
                    key={each.id}
                    said={each}
                    onBack={tookAway}
                    onChange={() => change((before) => [...before, each])}
                  />
                );
              const close = (): void => change((before) => before.filter((one) => one !== begun));
              return (
                <li key={each.id}>
                  <AnnounceForm said={begun} onClose={close} />
                </li>
              );
            })}
          </ul>
        )}
        {isOpen ? (
          <AnnounceForm onClose={() => open(false)} />
        ) : (
          <Button className="self-start" onPress={() => open(true)}>{t`Say something to the shift…`}</Button>
        )}
      </div>
    </BoardSection>
  );
}

function SaidHere({
  said,
  onBack,
  onChange,
}: {
  readonly said: Held;
  readonly onBack: (id: string) => void;
  readonly onChange: () => void;
}): ReactNode {
  const { id, by, text, endsAt, version } = said;
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const until = clockWords(endsAt, useNow());
  async function withdraw(): Promise<void> {
    setBusy(true);
    const refusal = await withdrawAnnouncement(id, version);
    setBusy(false);
    setFault(refusal);
    if (refusal === null) onBack(id);
    const words = refusal ?? t`Taken back. Its words stand nowhere any more.`;
    announce({ kind: `announcement:${id}`, urgency: "polite", words: () => words });
    await lookAtAnnouncements();
  }
  return (
    <li
      data-line={id}
      className="flex flex-wrap items-center gap-2 rounded-lg border border-line bg-surface p-2"
    >
      <span className="min-w-0 flex-1 basis-60 whitespace-pre-wrap wrap-anywhere">
        {text} <span className="text-small text-muted tabular-nums">{t`${by.name}, until ${until}`}</span>
      </span>
      <Button size="small" aria-label={t`Change: ${text}`} onPress={onChange}>
        {t`Change…`}
      </Button>
      <Button
        size="small"
        isPending={isBusy}
        aria-label={t`Take back: ${text}`}
        onPress={() => void withdraw()}
      >
        {t`Take back`}
      </Button>
      {fault === null ? null : <span className="text-concern">{fault}</span>}
    </li>
  );
}
