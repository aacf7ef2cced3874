import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { ReachNow } from "../reach/reach-of.ts";
import { ReasonLines } from "../reach/reason-lines.tsx";
import { useNow } from "../text/now.ts";
import { answerWords } from "./answer-words.ts";
import { callRefusalWords } from "./ask-call.ts";
import { callReasons } from "./call-reasons.ts";
import type { PersonCallData } from "./person-call-documents.ts";

/** What the button that calls them is described by. */
export const CALL_PERSON_WHY = "call-person-why";

export interface PersonCallLinesProps {
  readonly person: PersonCallData;
  readonly reach: ReachNow | null;
  /** Whether they could be called from here, were it agreed. */
  readonly isOffered: boolean;
  /** Whether they are rung now, or on the line: whoever picks up is spoken to as was agreed. */
  readonly isCalled: boolean;
}

/** Whether the button that calls them does anything now. */
export function mayCallPerson({ mayCall, hasNumber }: PersonCallData): boolean {
  return mayCall && hasNumber;
}

/** Why the person may not be called and what to do instead, else as whom they are called; and who answered before. */
export function PersonCallLines({ person, reach, isOffered, isCalled }: PersonCallLinesProps): ReactNode {
  const now = useNow();
  const reasons = person.mayCall ? [] : callReasons(person.decision);
  const opening = openingWords(reach);
  return (
    <>
      {isOffered && !mayCallPerson(person) ? (
        <div
          id={CALL_PERSON_WHY}
          className="flex flex-col gap-1 rounded-hf bg-concern-tint px-2 py-1 text-concern"
        >
          <p className="font-semibold">{t`Calling them is off.`}</p>
          {person.hasNumber ? null : <p>{callRefusalWords("no_address")}</p>}
          {reach === null ? null : <ReasonLines reach={reach} reasons={reasons} />}
        </div>
      ) : null}
      {(isCalled || (isOffered && mayCallPerson(person))) && opening !== null ? <p>{opening}</p> : null}
      {person.answers.length === 0 ? null : (
        <ul aria-label={t`Calls to them`} className="flex flex-col gap-1">
          {person.answers.map((answer) => (
            <li
              key={answer.party}
              className={answer.said === "something_else" ? "font-medium text-concern" : undefined}
            >
              {answerWords(answer, now)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** As whom, and about what, whoever calls is there when somebody else picks up, as the person agreed it. */
function openingWords(reach: ReachNow | null): string | null {
  const way = reach?.safe.preference?.ways.find((each) => each.way === "call");
  if (way?.aliasName == null) return null;
  return way.aliasTopic === null
    ? t`If somebody else picks up, you are ${way.aliasName}.`
    : t`If somebody else picks up, you are ${way.aliasName}, and it is about ${way.aliasTopic}.`;
}
