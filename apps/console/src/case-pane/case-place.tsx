import type { QueueRow } from "@holdfast/wire";
import { useEffect, useLayoutEffect, type ReactNode } from "react";
import { useDoings } from "../keys/doings.ts";
import type { LetGo } from "../keys/hold-typing.ts";
import { useMe } from "../session/use-me.ts";
import { AwaitedPart } from "../shell/awaited-part.tsx";
import { laterPart, type LaterPart } from "../shell/later-part.ts";
import { useAskedPart } from "../shell/use-asked-part.ts";
import { useStore } from "../store/store.ts";
import { casePanel, caseRow, closeCase, goToCase, wantedCaseOf } from "../case/case-at.ts";
import { leaveCase } from "../case/leave-case.ts";

/** The panel of a case. A contact stands without it, so it comes after it. */
const PANEL: LaterPart = laterPart(async () => (await import("./case-pane.tsx")).CasePane);

/** Where the case of an opened contact stands, beside its conversation. Hears the key that leads there, and back. */
export function CasePlace({
  row,
  part = PANEL,
}: {
  readonly row: QueueRow;
  readonly part?: LaterPart;
}): ReactNode {
  const { isOpen, asked } = useStore(casePanel);
  const mayRead = useMe().capabilities.has("case.read");
  const now = useAskedPart(part, mayRead, isOpen);
  useLayoutEffect(() => caseRow.set(row), [row]);
  const wanted = useStore(wantedCaseOf);
  useEffect(() => {
    if (wanted !== row.id) return;
    wantedCaseOf.set(null);
    goToCase();
  }, [wanted, row.id]);
  useDoings({ "contact.case": { run: () => (isInCase() ? leaveCase() : goToCase()) } });
  return (
    <>
      <ClosedAfter key={row.id} />
      {mayRead && isOpen && now.kind === "here" ? <now.Loaded /> : null}
      {mayRead && isOpen && now.kind !== "here" ? <AwaitedPart key={asked} letGo={letGo} /> : null}
    </>
  );
}

/** The case comes beside whoever goes on elsewhere, who need not be led into it. */
function letGo(how: LetGo): void {
  if (how !== "elsewhere") closeCase();
}

/** A case is never open beside another contact than the one beside which it was opened. */
function ClosedAfter(): ReactNode {
  useEffect(() => closeCase, []);
  return null;
}

const isInCase = (): boolean => document.activeElement?.closest("[data-pane='case']") != null;
