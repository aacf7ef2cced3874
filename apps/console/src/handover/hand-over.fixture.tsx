import { act } from "react";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { openContact } from "../contact/open-contact.ts";
import { escalateRow } from "../escalation/escalate-at.ts";
import { doings } from "../keys/doings.ts";
import { freshness } from "../live/connection.ts";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { reachQuestion } from "../reach/reach-dialog-store.ts";
import type { LaterPart } from "../shell/later-part.ts";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { handingOver } from "./hand-over-at.ts";
import { handOverDrafts } from "./hand-over-drafts.ts";
import { HandOverHere } from "./hand-over-here.tsx";

/** A contact that Dana has, and another that nobody has. */
export const mine = queueRow(7, { holder: dana, heldSince: 0, status: "claimed", version: 3 });
export const another = queueRow(8);
/** An invented colleague. */
export const ada = { id: uuid(9), name: "Ada" };
export const OFFERED = { __typename: "HandoverOffered", id: uuid(500) };

/** What the gateway answers, as a test sets it. */
export const gateway: {
  takers: readonly object[] | "unreachable";
  offered: object;
  came: object | null;
  log: Asked[];
} = { takers: [], offered: OFFERED, came: null, log: [] };
/** An answer that is lost. */
export const LOST = {};

/** Seats Dana before a gateway that knows two colleagues, and with whom nothing came. */
export function seatBefore(): void {
  seatDana();
  freshness.set({ kind: "live", provedAt: 0 });
  Object.assign(gateway, { takers: [ada, marta], offered: OFFERED, came: null });
  gateway.log = stubGateway(({ body }) => {
    const { takers, offered, came } = gateway;
    if (body.includes("MayGoOn"))
      return takers === "unreachable" ? takers : { json: { data: { mayGoOn: takers } } };
    if (body.includes("mutation OfferHandover"))
      return offered === LOST ? "unreachable" : { json: { data: { done: offered } } };
    return { json: { data: { cameWith: came } } };
  });
}

/** Leaves nothing to the next test. */
export function clearAfter(): void {
  escalateRow.set(null);
  handingOver.set(null);
  handOverDrafts.set(new Map());
  openContact.set({ kind: "none" });
  reachQuestion.set({ kind: "none" });
}

/** What was asked of the gateway under a name. */
export const asked = (operation: string): readonly Record<string, unknown>[] =>
  gateway.log
    .map(({ body }) => JSON.parse(body) as { operationName: string; variables: Record<string, unknown> })
    .filter(({ operationName }) => operationName === operation)
    .map(({ variables }) => variables);

/** Lets what was begun come to its end. */
export const settle = async (): Promise<void> =>
  act(async () => new Promise<void>((resolve) => setTimeout(resolve, 10)));

/** What stands of handing over above a contact. */
export async function drawn(
  of = mine,
  part?: LaterPart,
): Promise<{ readonly page: HTMLElement; readonly remove: () => void }> {
  escalateRow.set(of);
  const { remove } = draw(<HandOverHere {...(part === undefined ? {} : { part })} />);
  await settle();
  await settle();
  return { page: document.body, remove };
}

/** What the key does, as the list of commands and the keys do it; `null`, or why not. */
export async function hand(): Promise<string | null> {
  const doing = doings.get().get("contact.hand-over")?.();
  if (doing === undefined) return "no such command";
  if ("reason" in doing) return doing.reason;
  act(() => void doing.run());
  await settle();
  return null;
}

/** The form, which is open. */
export function form(): HTMLElement {
  const found = document.querySelector<HTMLElement>("[role=dialog]");
  if (found === null) throw new Error("no form is open");
  return found;
}

/** A field of the form, by its label. */
export function field(label: string): HTMLTextAreaElement {
  const named = [...form().querySelectorAll("label")].find(({ textContent }) => textContent === label);
  const found = document.getElementById(named?.htmlFor ?? "");
  if (!(found instanceof HTMLTextAreaElement)) throw new Error(`no field ${label}`);
  return found;
}

/** Chooses who goes on. */
export async function choose(words: string): Promise<void> {
  await act(async () => {
    const label = [...form().querySelectorAll("label")].find(({ textContent }) => textContent === words);
    label?.querySelector("input")?.click();
  });
}
