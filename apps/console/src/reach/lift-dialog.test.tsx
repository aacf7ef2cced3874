import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { LiftDialog } from "./lift-dialog.tsx";

const onClose = vi.fn<() => void>();
const page = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>("[role=dialog]");
  if (found === null) throw new Error("no dialog is open");
  return found;
};
const reason = (): HTMLInputElement => {
  const found = page().querySelector("input");
  if (found === null) throw new Error("no reason is asked for");
  return found;
};

beforeEach(() => {
  seatDana("shift_lead");
  onClose.mockReset();
});
afterEach(() => void vi.unstubAllGlobals());

it("[CP80] lifts for a reason in words only, and says what it opens", async () => {
  const log = stubGateway(() => ({ json: { data: { lifted: { __typename: "Lifted", until: 0 } } } }));
  const { remove } = draw(<LiftDialog row={queueRow(7)} onClose={onClose} />);
  expect(page().textContent).toContain("One neutral check message may then be sent, within 15 minutes.");
  type(reason(), "  ");
  expect(button(page(), "Lift").disabled).toBe(true);
  await submit(page());
  expect(log).toEqual([]);
  type(reason(), "They asked for a call back today");
  await submit(page());
  expect(onClose).toHaveBeenCalledOnce();
  expect(log[0]?.body).toContain("They asked for a call back today");
  remove();
});

it("keeps the reason and says why when nothing can be lifted", async () => {
  stubGateway(() => ({ json: { data: { lifted: { __typename: "NothingToLift" } } } }));
  const { remove } = draw(<LiftDialog row={queueRow(7)} onClose={onClose} />);
  type(reason(), "They asked for it");
  await submit(page());
  expect(page().textContent).toContain("There is nothing here that a lead may lift now.");
  expect(reason().value).toBe("They asked for it");
  expect(onClose).not.toHaveBeenCalled();
  remove();
});
