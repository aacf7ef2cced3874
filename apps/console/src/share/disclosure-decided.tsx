import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { CaseData } from "../case/case-documents.ts";
import { personCalled } from "../case/called-words.ts";
import { useNow } from "../text/now.ts";
import { dueWords } from "../text/time-words.ts";
import { classWords } from "../case/class-words.ts";
import type { SubjectData, ViewData } from "./compose-documents.ts";
import { wayWords } from "./compose-words.ts";
import { triggerWords, whyWords } from "./held-words.ts";
import { PacketLines } from "./packet-lines.tsx";
import { recipientTypeWords } from "./sharing-words.ts";
import { obligationWords, withheldWords } from "./withheld-words.ts";

export interface DisclosureDecidedProps {
  readonly view: ViewData;
  readonly data: CaseData;
}

/** What may go, word by word, and of everybody what may not: why, and the nearest ways to a yes. */
export function DisclosureDecided({ view, data }: DisclosureDecidedProps): ReactNode {
  const now = useNow();
  const held = view.subjects.filter(isHeld);
  const withheld = view.subjects.filter((each) => each.outcome === "refuse");
  const todo = [...new Set(view.subjects.flatMap(({ obligations }) => obligations))]
    .map(obligationWords)
    .filter((words) => words !== null);
  return (
    <div className="flex flex-col gap-3">
      {/* Whoever has asked us for it sets it off, whatever was chosen. */}
      <p>{t`What sets it off: ${triggerWords(view.trigger)}.`}</p>
      <div className="flex flex-col gap-1">
        <h4 className="font-semibold text-safe">{t`What goes`}</h4>
        {/* As the gateway read it, not as it stands here: that may have been written otherwise since. */}
        {view.packet === null ? <p>{t`Nothing goes.`}</p> : <PacketLines packet={view.packet} data={data} />}
      </div>
      {view.reportDueAt === null ? null : (
        <p className="font-medium text-concern tabular-nums">
          {t`It has to be reported: ${dueWords(view.reportDueAt, now)}.`}
        </p>
      )}
      {view.makeReportTo === null ? null : (
        <p className="font-medium text-concern">
          {t`Nothing of it goes to them while they ask. Make it to: ${recipientTypeWords(view.makeReportTo)}.`}
        </p>
      )}
      <Subjects heading={t`What waits for somebody’s word`} subjects={held} data={data} />
      <Subjects heading={t`What stays here`} subjects={withheld} data={data} />
      {todo.length === 0 ? null : (
        <div className="flex flex-col gap-1">
          <h4 className="font-semibold">{t`What is to be done beside it`}</h4>
          <ul className="flex list-disc flex-col gap-1 pl-5">
            {todo.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** Whether it goes once somebody has said so, and not before. */
export const isHeld = ({ approver, isApproved, outcome }: SubjectData): boolean =>
  outcome !== "refuse" && approver !== null && !isApproved;

function Subjects({
  heading,
  subjects,
  data,
}: {
  readonly heading: string;
  readonly subjects: readonly SubjectData[];
  readonly data: CaseData;
}): ReactNode {
  if (subjects.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <h4 className="font-semibold text-concern">{heading}</h4>
      <ul className="flex flex-col gap-2">
        {subjects.map((each) => (
          <li
            key={`${each.personId}/${each.dataClass}`}
            className="flex flex-col gap-1 rounded-hf border border-line p-2"
          >
            <p className="font-medium wrap-anywhere">
              {`${personCalled(data, each.personId)}: ${classWords(each.dataClass)}`}
            </p>
            <p>{whyStays(each)}</p>
            {each.waysToYes.length === 0 ? null : (
              <>
                <p>{t`What could make a yes of it:`}</p>
                <ul className="flex list-disc flex-col gap-1 pl-5">
                  {each.waysToYes.map((way) => (
                    <li key={way}>{wayWords(way)}</li>
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function whyStays({ whyHeld, ruleId }: SubjectData): string {
  return whyHeld === "asked_of_us" ? whyWords({ whyHeld, ruleId }) : withheldWords(ruleId);
}
