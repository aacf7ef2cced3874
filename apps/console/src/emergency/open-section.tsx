import { Button } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { BoardSection } from "../board/board-section.tsx";
import { askedNumber } from "../case/asked-number.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { OpenForm } from "./open-form.tsx";
import { OpenedCase } from "./opened-case.tsx";
import { closedWords, useStanding } from "./use-standing.ts";

/** Where whoever answers opens a case that is not theirs, in an emergency, and reads what is open to them. */
export function OpenSection(): ReactNode {
  const { kind, standing, closed, look } = useStanding();
  const [number] = useState(() => askedNumber.get());
  const [isOpen, open] = useState(number !== "");
  useEffect(() => askedNumber.set(""), []);
  // A case that is closed leaves, with all that stood in it.
  const kept = useKeptFocus(() =>
    document.querySelector<HTMLElement>("[data-emergency-door] h2")?.parentElement?.focus(),
  );
  return (
    <div data-emergency-door="" {...kept}>
      <BoardSection heading={t`A case that is not yours, in an emergency`}>
        {standing?.open.map((each) => (
          <OpenedCase key={each.caseId} opened={each} look={look} />
        ))}
        {closed.map((each) => (
          <p key={each} className="font-medium text-concern">
            {closedWords(each)}
          </p>
        ))}
        {kind === "failed" ? (
          <p className="flex flex-wrap items-center gap-2">
            {t`What is open to you could not be loaded.`}
            <Button size="small" onPress={() => void look()}>{t`Look again`}</Button>
          </p>
        ) : null}
        {standing === null ? null : (
          <p className="text-small">
            {t`${plural(standing.left, { one: "You can open # more within 24 hours.", other: "You can open # more within 24 hours." })}`}
          </p>
        )}
        {isOpen ? (
          <OpenForm number={number} look={look} onClose={() => open(false)} />
        ) : (
          <span>
            <Button onPress={() => open(true)}>{t`Open in an emergency…`}</Button>
          </span>
        )}
      </BoardSection>
    </div>
  );
}
