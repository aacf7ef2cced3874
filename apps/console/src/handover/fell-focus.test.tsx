import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { uuid } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { setUp, settle, stage, takeDown } from "./bar.fixture.tsx";
import { FellPlace } from "./fell-place.tsx";
import { HandoverBar } from "./handover-bar.tsx";
import { handoverData } from "./handover.fixture.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

beforeEach(() => {
  setUp();
  seatDana("shift_lead");
});
afterEach(takeDown);

it("[G572] leaves the focus at what was accepted on the board, though nothing else of the board is drawn anew", async () => {
  stage.list = [handoverData({ state: "fell_to_lead", to: null })];
  const done = {
    __typename: "HandoverAccepted",
    contactId: uuid(107),
    isTold: true,
    decision: null,
    say: "",
  };
  stage.answers = { AcceptHandover: { done } };
  const { page, remove } = await drawAt(
    "/board",
    <>
      <HandoverBar />
      <main id="work" tabIndex={-1}>
        <FellPlace />
      </main>
    </>,
  );
  stage.remove = remove;
  await act(async () => vi.dynamicImportSettled());
  await settle();
  button(page, "Accept contact 7").focus();
  stage.list = [];
  await press(page, "Accept contact 7");
  await settle();
  expect(page.textContent).toContain("Nothing waits for a lead to go on with it.");
  expect(document.activeElement?.textContent).toBe("Open contact 7");
});
