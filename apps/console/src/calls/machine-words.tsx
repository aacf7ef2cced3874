import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { ReachNow } from "../reach/reach-of.ts";
import { ReasonLines } from "../reach/reason-lines.tsx";
import { languageWords } from "../text/domain-words.ts";
import { voicemailReasons } from "./call-reasons.ts";
import type { CallAnswerData } from "./person-call-documents.ts";
import type { PersonCallNow } from "./person-call.ts";

export interface MachineWordsProps {
  readonly voicemail: CallAnswerData["voicemail"];
  readonly now: Pick<PersonCallNow, "isCurrent" | "askAgain">;
  readonly reach: ReachNow | null;
}

/**
 * What may be read to a machine, word for word; else why nothing may be left. Words that are not known to be allowed still are
 * not shown: what forbids them may have come meanwhile.
 */
export function MachineWords({ voicemail, now, reach }: MachineWordsProps): ReactNode {
  if (voicemail?.words == null)
    return (
      <div className="flex flex-col gap-1 text-concern">
        <p className="font-semibold">{t`A machine answered, and no message may be left. Say nothing, and hang up.`}</p>
        {voicemail === null || reach === null ? null : (
          <ReasonLines reach={reach} reasons={voicemailReasons(voicemail.decision)} />
        )}
      </div>
    );
  if (!now.isCurrent)
    return (
      <p className="flex flex-wrap items-center gap-2 text-concern">
        {t`A machine answered. Whether a message may still be left is being looked up: say nothing until then.`}
        <Button size="small" onPress={now.askAgain}>{t`Retry`}</Button>
      </p>
    );
  return (
    <>
      <p>{t`A machine answered. After its tone read this aloud, word for word, and nothing else:`}</p>
      <p className="text-muted">{t`Language of the words: ${languageWords(voicemail.language)}`}</p>
      <blockquote
        data-words=""
        lang={voicemail.language}
        className="border-l-2 border-info pl-3 text-base font-medium text-ink"
      >
        {voicemail.words}
      </blockquote>
    </>
  );
}
