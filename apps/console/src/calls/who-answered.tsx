import type { CallAnswerSaid, ContactId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import type { ReachNow } from "../reach/reach-of.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { askCall, askedWords } from "./ask-call.ts";
import { EndLegDocument } from "./call-documents.ts";
import { MachineWords } from "./machine-words.tsx";
import type { CallAnswerData } from "./person-call-documents.ts";
import { sayWhoAnswered, type PersonCallNow } from "./person-call.ts";

export interface WhoAnsweredProps {
  readonly row: QueueRow;
  /** Their end of the call that goes on; `null`: they are off the line, whoever else is called. */
  readonly leg: string | null;
  /** The last call to them that was taken. */
  readonly answer: CallAnswerData;
  readonly now: Pick<PersonCallNow, "isCurrent" | "askAgain">;
  readonly reach: ReachNow | null;
}

/**
 * Who answered a call to the person, which only whoever called hears: somebody, or a machine, and then the words that may be
 * left with it, or why none may. Nothing is chosen beforehand, and nothing takes the focus. Somebody may turn out to be a
 * machine for as long as they are on the line.
 */
export function WhoAnswered({ row, leg, answer, now, reach }: WhoAnsweredProps): ReactNode {
  const me = useMe().id;
  const [isBusy, setBusy] = useState(false);
  const [refusal, refuse] = useState<string | null>(null);
  const { party, said } = answer;
  const isOwn = answer.calledBy.id === me;
  useEffect(() => {
    if (said !== null || !isOwn) return;
    announce({
      kind: `who-answered:${party}`,
      urgency: "polite",
      about: "mine",
      words: () => t`The call was taken. Say who answered: they, or a machine.`,
    });
  }, [party, said, isOwn]);
  const isAsked = said === null || said === "machine" || (said === "person" && leg !== null);
  if (!isAsked && refusal === null) return null;

  /** The line is put down first: whatever is heard on it is kept by their machine. While it is not, nothing is said of it. */
  async function say(what: CallAnswerSaid, hangsUp: boolean, done: string): Promise<void> {
    setBusy(true);
    refuse(null);
    const words =
      (hangsUp && leg !== null ? await putDown(row.id, leg) : null) ??
      (await sayWhoAnswered(row.id, party, what));
    setBusy(false);
    refuse(words);
    announce({ kind: `call:${row.id}`, urgency: "polite", words: () => words ?? done });
  }
  const choice = (label: string, what: CallAnswerSaid, hangsUp: boolean, done: string): ReactNode => (
    <Button size="small" isPending={isBusy} onPress={() => void say(what, hangsUp, done)}>
      {label}
    </Button>
  );
  const isUp = leg !== null;

  return (
    <section
      aria-label={t`Who answered`}
      className="flex flex-col gap-1.5 rounded-hf border border-info/30 bg-info-tint px-3 py-2"
    >
      {said === null ? <Asked answer={answer} isOwn={isOwn} /> : null}
      {said === "machine" ? <MachineWords voicemail={answer.voicemail} now={now} reach={reach} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        {said === null ? (
          <>
            {choice(t`Somebody answered`, "person", false, t`Kept.`)}
            {choice(t`A machine answered`, "machine", false, t`Kept.`)}
          </>
        ) : null}
        {said === "person" && isUp ? choice(t`It is a machine after all`, "machine", false, t`Kept.`) : null}
        {said === "machine" ? (
          <>
            {answer.voicemail?.words == null
              ? null
              : choice(
                  isUp ? t`I read it, hang up` : t`I read it`,
                  "left",
                  true,
                  t`Kept: the words were left.`,
                )}
            {choice(
              isUp ? t`Hang up, leave nothing` : t`Nothing was left`,
              "not_left",
              true,
              t`Kept: nothing was left.`,
            )}
            {choice(
              isUp ? t`Something else was left, hang up` : t`Something else was left`,
              "something_else",
              true,
              t`Kept: something else was left.`,
            )}
            {choice(t`It is somebody after all`, "person", false, t`Kept.`)}
          </>
        ) : null}
      </div>
      {refusal === null ? null : <p className="font-medium text-concern">{refusal}</p>}
    </section>
  );
}

/** Hangs up on them alone. Gives why they may be on the line still, in words; `null`: they are not, whoever hung up. */
async function putDown(contactId: ContactId, leg: string): Promise<string | null> {
  const asked = await askCall(EndLegDocument, { contactId, leg });
  const isGone =
    asked.kind === "refused" && (asked.because === "no_call" || asked.because === "nobody_there");
  return isGone ? null : askedWords(asked);
}

/** Asks whoever called; of anybody else, who has the contact since, no more than what they were told. */
function Asked({ answer, isOwn }: { readonly answer: CallAnswerData; readonly isOwn: boolean }): ReactNode {
  const clock = clockWords(answer.calledAt, useNow());
  return (
    <p>
      {isOwn
        ? t`Who answered the call at ${clock}? Only you hear it.`
        : t`Who answered the call at ${clock}? ${answer.calledBy.name} called: ask them.`}
    </p>
  );
}
