import type { QueueRow } from "@holdfast/wire";
import { useEffect, useLayoutEffect, type ReactNode } from "react";
import { useDoings } from "../keys/doings.ts";
import { useMe } from "../session/use-me.ts";
import { laterPart, type LaterPart } from "../shell/later-part.ts";
import { useStore } from "../store/store.ts";
import { casePanel, caseRow, closeCase, goToCase, wantedCaseOf } from "../case/case-at.ts";
import { leaveCase } from "../case/leave-case.ts";

/** The panel of a case. A contact stands without it, so it comes after it. */
const PANEL: LaterPart = laterPart(async () => (await import("./case-pane.tsx")).CasePane);

/** How long until a case that somebody waits for is fetched again where it could not be, in milliseconds. */
const AGAIN_MS = 500;

/** Where the case of an opened contact stands, beside its conversation. Hears the key that leads there, and back. */
export function CasePlace({
  row,
  part = PANEL,
}: {
  readonly row: QueueRow;
  readonly part?: LaterPart;
}): ReactNode {
  const now = useStore(part.state);
  const { isOpen } = useStore(casePanel);
  const mayRead = useMe().capabilities.has("case.read");
  useEffect(() => {
    if (mayRead) part.fetch();
  }, [part, mayRead]);
  useEffect(() => {
    if (mayRead && isOpen) part.fetch();
  }, [part, isOpen, mayRead]);
  useEffect(() => {
    if (!mayRead || !isOpen || now.kind !== "missed") return undefined;
    const timer = setTimeout(part.fetch, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [part, now.kind, isOpen, mayRead]);
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
      {mayRead && isOpen && now.kind !== "here" ? <span hidden data-awaited="" /> : null}
    </>
  );
}

/** A case is never open beside another contact than the one beside which it was opened. */
function ClosedAfter(): ReactNode {
  useEffect(() => closeCase, []);
  return null;
}

const isInCase = (): boolean => document.activeElement?.closest("[data-pane='case']") != null;
