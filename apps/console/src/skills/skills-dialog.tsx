import { Language, Medium, UserId } from "@holdfast/case-schema";
import { queuesOf } from "@holdfast/queue-policy";
import { Button, Skeleton } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { queues, useQueueWords } from "../queue/queues.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { SkillsChoice } from "./skills-choice.tsx";
import { ChangeSkillsDocument, type SkillsData, type SkillsSaid } from "./skills-documents.ts";
import type { Colleague } from "./skills-place.tsx";
import { skillsTold } from "./skills-told.ts";
import { useSkills } from "./use-skills.ts";

export interface SkillsDialogProps {
  readonly colleague: Colleague;
  readonly onClose: () => void;
}

/** Why nothing is known to be kept. */
type NotKept = "meanwhile" | "unreachable" | "failed";

/** By what a colleague is offered contacts, for leads to read and to change; of which queues they are, to read. */
export function SkillsDialog({ colleague: { id, name }, onClose }: SkillsDialogProps): ReactNode {
  const [state, look] = useSkills(id);
  const [notKept, say] = useState<NotKept | null>(null);
  return (
    <Dialog title={t`What ${name} is offered`} isOpen onClose={onClose}>
      {notKept === null ? null : <p className="text-concern">{notKeptWords(notKept)}</p>}
      {state.kind === "loading" ? <Skeleton rows={4} rowClassName="h-10" /> : null}
      {state.kind === "unknown" ? (
        <p className="flex flex-wrap items-center gap-3">
          {t`What they are offered is unknown.`}
          <Button size="small" onPress={look}>{t`Retry`}</Button>
        </p>
      ) : null}
      {state.kind === "gone" ? <p>{t`Nobody has this account any more.`}</p> : null}
      {state.kind === "known" ? (
        <SkillsForm
          skills={state.skills}
          onClose={onClose}
          onNotKept={(why) => {
            say(why);
            announce({ kind: "people", urgency: "assertive", words: () => notKeptWords(why) });
            // What holds now is shown, so that the next word is said of that.
            if (why === "meanwhile") look();
          }}
        />
      ) : (
        <div className="flex justify-end">
          <Button onPress={onClose}>{t`Close`}</Button>
        </div>
      )}
    </Dialog>
  );
}

interface SkillsFormProps {
  readonly skills: SkillsData;
  readonly onClose: () => void;
  readonly onNotKept: (why: NotKept) => void;
}

function SkillsForm({ skills, onClose, onNotKept }: SkillsFormProps): ReactNode {
  const [said, choose] = useState<SkillsSaid>(() => saidIn(skills));
  const [seen, see] = useState(skills);
  // What holds now takes the place of what was chosen after something else; the focus stays where it is.
  if (seen !== skills) {
    see(skills);
    choose(saidIn(skills));
  }
  const [isBusy, setBusy] = useState(false);

  async function keep(): Promise<void> {
    setBusy(true);
    const kept = await keepSkills(skills, said);
    setBusy(false);
    skillsTold.update((times) => times + 1);
    if (kept !== "kept") {
      onNotKept(kept);
      return;
    }
    const words = t`What ${skills.name} is offered is kept.`;
    announce({ kind: "people", urgency: "polite", words: () => words });
    onClose();
  }

  return (
    <>
      {/* Scrolled where a window is low: the buttons stay in view. What scrolls leaves the rings in it their room. */}
      <div className="-m-1 flex min-h-24 flex-col gap-4 overflow-y-auto p-1">
        <SaidBy skills={skills} />
        <SkillsChoice selected={said} onSelect={choose} />
        <QueuesLine id={skills.id} />
        <p className="text-small text-muted">{t`What they have already stays with them.`}</p>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onClose}>{t`Cancel`}</Button>
        <Button
          tone="primary"
          isDisabled={said.media.length === 0}
          isPending={isBusy}
          onPress={() => void keep()}
        >
          {t`Keep it`}
        </Button>
      </div>
    </>
  );
}

/** Who said it last, and when. */
function SaidBy({ skills: { said } }: { readonly skills: SkillsData }): ReactNode {
  const now = useNow();
  if (said === null)
    return <p className="text-small text-muted">{t`Nobody has said this yet: it is as delivered.`}</p>;
  const clock = clockWords(said.at, now);
  return <p className="text-small text-muted tabular-nums">{t`Said by ${said.by}, ${clock}.`}</p>;
}

/** Of which of several queues somebody is. It is changed where administrators change settings. */
function QueuesLine({ id }: { readonly id: string }): ReactNode {
  const all = useStore(queues);
  const words = useQueueWords();
  const user = UserId.safeParse(id).data;
  if (all.length === 1 || user === undefined) return null;
  const names = queuesOf(user, all).map(words).join(", ");
  return (
    <p>
      {t`Of these queues: ${names}.`}{" "}
      <span className="text-small text-muted">{t`Administrators change that in the settings.`}</span>
    </p>
  );
}

/** What a newer gateway may know beyond this page is left out. */
const saidIn = ({ languages, media, textsAtOnce }: SkillsData): SkillsSaid => ({
  languages: Language.options.filter((each) => languages.includes(each)),
  media: Medium.options.filter((each) => media.includes(each)),
  textsAtOnce,
});

async function keepSkills({ id, version }: SkillsData, said: SkillsSaid): Promise<"kept" | NotKept> {
  const answer = await tell(ChangeSkillsDocument, {
    userId: id,
    expectedVersion: version,
    languages: [...said.languages],
    media: [...said.media],
    textsAtOnce: said.textsAtOnce,
  });
  if (answer.kind === "unreachable") return "unreachable";
  if (answer.kind !== "data") return "failed";
  if (answer.data.done.__typename === "SkillsChanged") return "kept";
  return answer.data.done.__typename === "SkillsProblem" ? "failed" : "meanwhile";
}

function notKeptWords(why: NotKept): string {
  switch (why) {
    case "meanwhile":
      return t`Somebody changed this meanwhile, and nothing of yours was kept. What holds now stands here.`;
    case "unreachable":
      return t`The gateway did not answer, and it may have been kept. Keep it again: what somebody else said is not lost by that.`;
    case "failed":
      return t`That was not done. Load the page again, then try once more.`;
  }
}
