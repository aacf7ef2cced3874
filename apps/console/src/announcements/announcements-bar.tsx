import "../watching/watching-texts.ts";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { ALERTS } from "../alerts/alert-table.ts";
import { shift } from "../alerts/shift.ts";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { useKeptLine } from "../keys/use-kept-line.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { PutAnnouncementAwayDocument } from "./announcement-documents.ts";
import {
  announcements,
  holding,
  lookAtAnnouncements,
  useAnnouncementsKept,
  type Held,
} from "./announcements.ts";

/** Which version of what was said aloud: what is drawn anew is no news. */
const told = new Map<string, number>();

/** What leads say to the shift, on every screen of whoever is on it, until its end or until they put it away (AL52). */
export function AnnouncementsBar(): ReactNode {
  useAnnouncementsKept();
  const { id: me } = useMe();
  const now = useNow(1_000);
  const isOn = useStore(shift).kind === "on";
  const known = useStore(announcements);
  const { around, tookAway } = useKeptLine({
    kind: "not-announced",
    places: ["[data-announcements]", "#work", "#queue"],
    goneWords: () => t`This is not said to the shift any more.`,
  });
  const shown = useMemo(
    () => (isOn && known !== null ? holding(known, now).filter(({ isAway }) => !isAway) : []),
    [isOn, known, now],
  );
  useEffect(() => {
    for (const each of shown.toReversed()) tellOf(each, me);
  }, [shown, me]);
  return (
    <div {...around}>
      {shown.length === 0 ? null : (
        <section
          aria-label={t`Said to the shift`}
          data-announcements=""
          tabIndex={-1}
          className="-outline-offset-2! border-b border-line bg-info-tint px-4 py-1 text-small text-info"
        >
          <ul className="flex max-h-40 flex-col gap-1 overflow-y-auto">
            {shown.map((each) => (
              <Said key={each.id} said={each} onAway={tookAway} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Said({
  said: { id, by, text, endsAt, version },
  onAway,
}: {
  readonly said: Held;
  readonly onAway: (id: string) => void;
}): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const until = clockWords(endsAt, useNow());
  async function putAway(): Promise<void> {
    setBusy(true);
    const answer = await tell(PutAnnouncementAwayDocument, { id, version });
    setBusy(false);
    if (answer.kind !== "data") return setFault(failureWords(answer.kind));
    onAway(id);
    await lookAtAnnouncements();
  }
  return (
    <li data-line={id} className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
      <span className="min-w-0 flex-1 basis-60 whitespace-pre-wrap wrap-anywhere">
        <span className="font-medium">{t`${by.name} to the shift:`}</span> {text}{" "}
        <span className="text-muted tabular-nums">{t`Until ${until}.`}</span>
      </span>
      {fault === null ? null : <span className="text-concern">{fault}</span>}
      <Button
        size="inline"
        isPending={isBusy}
        aria-label={t`Put away: ${text}`}
        onPress={() => void putAway()}
      >
        {t`Put away`}
      </Button>
    </li>
  );
}

/** Whoever said it knows. */
function tellOf({ id, version, by, changedBy, text }: Held, me: string): void {
  if ((told.get(id) ?? 0) >= version) return;
  told.set(id, version);
  if (changedBy.id === me) return;
  announce({
    kind: `${ALERTS.announced.rule}:${id}`,
    ...ALERTS.announced.speech,
    about: "everyone",
    words: () => t`${by.name} to the shift: ${text}`,
  });
}
