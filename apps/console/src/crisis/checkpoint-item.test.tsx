import "./crisis-texts.ts";
import { act, useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { press, submit, type } from "../store/press.fixture.ts";
import { CheckpointItem } from "./checkpoint-item.tsx";
import { checkpointsOf, clockData } from "./clock.fixture.ts";
import { crisisRefusalWords } from "./crisis-refusals.ts";
import { standingAt } from "./crisis-standing.ts";

beforeEach(() => seatDana());
afterEach(() => {
  vi.unstubAllGlobals();
  forgetAnnouncements();
});

const NOW = Date.now();
const open = clockData({ checkpoints: checkpointsOf(NOW) });
const met = clockData({
  checkpoints: open.checkpoints.map((each) => ({
    ...each,
    metAt: NOW,
    metBy: { name: "Marta" },
  })),
});

/** The second checkpoint, which a colleague met by the time that it is read again. */
function Item() {
  const [clock, learn] = useState(open);
  return (
    <ul>
      <CheckpointItem
        clockId={clock.id}
        checkpoint={clock.checkpoints[1]!}
        standing={standingAt(clock, NOW).checkpoints[1]!}
        pausedSince={null}
        written={undefined}
        isForgotten={false}
        endedBy={null}
        mayMeet
        look={async () => learn(met)}
      />
    </ul>
  );
}

it.each([
  [{ __typename: "CrisisNotDone", because: "already" }, "Three shelters, one has a bed"],
  [{ __typename: "CrisisClock", id: uuid(700) }, undefined],
])("keeps what was typed where a colleague met it first, and says why: %o", async (done, stays) => {
  stubGateway(() => ({ json: { data: { done } } }));
  const { page, remove } = draw(<Item />);
  await press(page, "It is met: 1 h: what was tried…");
  type(page.querySelector("textarea")!, "Three shelters, one has a bed");
  await submit(page);
  await act(async () => new Promise<void>((resolve) => setTimeout(resolve, 20)));
  expect(page.textContent).toContain("Met: Marta");
  expect(page.querySelector("textarea")?.value).toBe(stays);
  expect(page.textContent.includes(crisisRefusalWords("already"))).toBe(stays !== undefined);
  remove();
});
