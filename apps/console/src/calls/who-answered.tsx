import type { CallAnswerSaid } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import type { CallRow, QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import type { ReachNow } from "../reach/reach-of.ts";
import { ReasonLines } from "../reach/reason-lines.tsx";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { askCall, askedWords } from "./ask-call.ts";
import { HangUpDocument } from "./call-documents.ts";
import { voicemailReasons } from "./call-reasons.ts";
import type { CallAnswerData } from "./person-call-documents.ts";
import { sayWhoAnswered } from "./person-call.ts";

export interface WhoAnsweredProps {
  readonly row: QueueRow;
  readonly live: CallRow | null;
  /** The last call to them that was taken. */
  readonly answer: CallAnswerData;
  readonly reach: ReachNow | null;
}

/**
 * Who answered a call to the person, which only whoever called hears: somebody, or a machine, and then the words that may be
 * left with it, or why none may. Nothing is chosen beforehand, and nothing takes the focus.
 */
export function WhoAnswered({ row, live, answer, reach }: WhoAnsweredProps): ReactNode {
  const now = useNow();
  const [isBusy, setBusy] = useState(false);
  const [refusal, refuse] = useState<string | null>(null);
  const { party, said } = answer;
  const isLive = live?.direction === "out";
  useEffect(() => {
    if (said !== null) return;
    announce({
      kind: `who-answered:${party}`,
      urgency: "polite",
      about: "mine",
      words: () => t`The call was taken. Say who answered: they, or a machine.`,
    });
  }, [party, said]);
  if (said !== null && said !== "machine") return null;

  /** The line is put down first: whatever is heard on it is kept by their machine. */
  async function say(what: CallAnswerSaid, hangsUp: boolean, done: string): Promise<void> {
    setBusy(true);
    const ended = hangsUp && isLive ? askedWords(await askCall(HangUpDocument, { contactId: row.id })) : null;
    const words = (await sayWhoAnswered(row.id, party, what)) ?? ended;
    setBusy(false);
    refuse(words);
    announce({ kind: `call:${row.id}`, urgency: "polite", words: () => words ?? done });
  }

  return (
    <section
      aria-label={t`Who answered`}
      className="flex flex-col gap-1.5 rounded-hf border border-info/30 bg-info-tint px-3 py-2"
    >
      {said === null ? (
        <p>{t`Who answered the call at ${clockWords(answer.calledAt, now)}? Only you hear it.`}</p>
      ) : (
        <Machine answer={answer} reach={reach} />
      )}
      <div className="flex flex-wrap items-center gap-2">
        {said === null ? (
          <>
            <Button size="small" isPending={isBusy} onPress={() => void say("person", false, t`Kept.`)}>
              {t`Somebody answered`}
            </Button>
            <Button size="small" isPending={isBusy} onPress={() => void say("machine", false, t`Kept.`)}>
              {t`A machine answered`}
            </Button>
          </>
        ) : (
          <>
            {answer.voicemail?.words == null ? null : (
              <Button
                size="small"
                isPending={isBusy}
                onPress={() => void say("left", true, t`Kept: the words were left.`)}
              >
                {isLive ? t`I read it, hang up` : t`I read it`}
              </Button>
            )}
            <Button
              size="small"
              isPending={isBusy}
              onPress={() => void say("not_left", true, t`Kept: nothing was left.`)}
            >
              {isLive ? t`Hang up, leave nothing` : t`Nothing was left`}
            </Button>
            <Button size="small" isPending={isBusy} onPress={() => void say("person", false, t`Kept.`)}>
              {t`It is somebody after all`}
            </Button>
          </>
        )}
      </div>
      {refusal === null ? null : <p className="font-medium text-concern">{refusal}</p>}
    </section>
  );
}

/** What may be read to a machine, word for word; else why nothing may be left. */
function Machine({ answer: { voicemail }, reach }: Pick<WhoAnsweredProps, "answer" | "reach">): ReactNode {
  if (voicemail?.words == null)
    return (
      <div className="flex flex-col gap-1 text-concern">
        <p className="font-semibold">{t`A machine answered, and no message may be left. Say nothing, and hang up.`}</p>
        {voicemail === null || reach === null ? null : (
          <ReasonLines reach={reach} reasons={voicemailReasons(voicemail.decision)} />
        )}
      </div>
    );
  return (
    <>
      <p>{t`A machine answered. After its tone read this aloud, word for word, and nothing else:`}</p>
      <blockquote data-words="" className="border-l-2 border-info pl-3 text-base font-medium text-ink">
        {voicemail.words}
      </blockquote>
    </>
  );
}
