import { ContactId } from "@holdfast/case-schema";
import { act } from "react";
import { vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { asksOf, CASE, caseData, filedThere } from "../case/case.fixture.ts";
import { caseRow } from "../case/case-at.ts";
import { caseShown } from "../case/case-shown.ts";
import { filingOf } from "../case/filing-of.ts";
import { freshness } from "../live/connection.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { planBehind } from "./plan.fixture.ts";
import { planDrafts } from "./plan-drafts.ts";
import { PlanPanel } from "./plan-panel.tsx";

const FILED = { ...filedThere, came: { ...filedThere.came, people: [] } };

/** What stands behind the panel of a test, and what is on screen. */
export const desk = {
  behind: planBehind(),
  /** What is answered instead, by the name of what is asked. */
  over: {} as Readonly<Record<string, object>>,
  isAway: false,
  log: [] as Asked[],
  page: document.body,
  remove: (): void => undefined,
};

/** Before each test: Dana, a plan in which nothing stands, and a line. */
export function sitDown(): void {
  seatDana();
  desk.behind = planBehind();
  desk.over = {};
  desk.isAway = false;
  freshness.set({ kind: "live", provedAt: 0 });
}

/** After each: nothing is left. */
export function getUp(): void {
  desk.remove();
  desk.remove = () => undefined;
  forgetAnnouncements();
  vi.unstubAllGlobals();
  planDrafts.set(new Map());
  caseShown.set({ kind: "none" });
  filingOf.set({ kind: "none" });
  caseRow.set(null);
}

export const settle = (ms = 20) => act(() => new Promise<void>((resolve) => setTimeout(resolve, ms)));

export async function drawn(row = queueRow(7, { holder: dana, status: "claimed" })): Promise<void> {
  desk.log = stubGateway(({ body }) => {
    if (desk.isAway) return "unreachable";
    const { operationName, variables } = JSON.parse(body) as {
      operationName: string;
      variables: Record<string, unknown>;
    };
    return { json: { data: desk.over[operationName] ?? desk.behind.answer(operationName, variables) } };
  });
  caseRow.set(row);
  caseShown.set({ kind: "ready", id: CASE, data: caseData(), readAt: 0, isStale: false });
  filingOf.set({ kind: "known", contact: ContactId.parse(row.id), filing: FILED, isStale: false });
  const shown = draw(
    <>
      <h3 id="plan-heading" tabIndex={-1}>
        Safety plan
      </h3>
      <input id="elsewhere" aria-label="Elsewhere" />
      <PlanPanel />
    </>,
  );
  desk.page = shown.page;
  desk.remove = shown.remove;
  await settle();
}
export const choose = (label: string): void => {
  const found = [...desk.page.querySelectorAll("label")].find(
    ({ textContent }) => textContent.replace("✓", "") === label,
  );
  if (found === undefined) throw new Error(`nothing to choose is called ${label}`);
  act(() => found.click());
};
export const question = (): string | undefined =>
  desk.page.querySelector<HTMLElement>("[data-plan-question]")?.dataset["planQuestion"];
export const at = (field: string): HTMLElement =>
  desk.page.querySelector<HTMLElement>(`[data-plan-field="${field}"]`)!;
export const words = (field: string): HTMLTextAreaElement => at(field).querySelector("textarea")!;
export const leave = async (): Promise<void> => {
  act(() => desk.page.querySelector<HTMLElement>("#elsewhere")!.focus());
  await settle();
};
export const write = (field: string, text: string): void => {
  act(() => words(field).focus());
  type(words(field), text);
};
export async function keep(label: string): Promise<void> {
  choose(label);
  await submit(desk.page);
  await settle();
}
export const edits = () => asksOf(desk.log, "EditSafetyPlan").map(({ edits: list }) => list as object[]);
