import { ASK_PAUSE_MS, ContactId, UserId } from "@holdfast/case-schema";
import { loadBoard, type QueueRow } from "@holdfast/wire";
import fc from "fast-check";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { ContactActions } from "../contact/contact-actions.tsx";
import { doings } from "../keys/doings.ts";
import { freshness } from "../live/connection.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { secondWords } from "../text/time-words.ts";
import { AskedMark } from "./asked-mark.tsx";
import { asks, learnAsks, type Ask } from "./asks.ts";
import { hearOfAsks } from "./hear-asks.ts";

const me = UserId.parse(dana.id);
const mine = queueRow(7, { holder: dana, heldSince: 5, status: "claimed", version: 3 });
const theirs = queueRow(7, { holder: marta, heldSince: 5, status: "claimed", version: 3 });
const byMarta: Ask = {
  id: ContactId.parse(mine.id),
  version: 1,
  by: { id: UserId.parse(marta.id), name: "Marta" },
  of: me,
  heldSince: 5,
  at: 0,
  answer: null,
};
const byMe: Ask = { ...byMarta, by: { id: me, name: "Dana" }, of: UserId.parse(marta.id) };
const polite = (): string => document.querySelector("#polite")?.textContent ?? "";

function gateway(): Asked[] {
  return stubGateway(({ body }) =>
    body.includes("Colleagues")
      ? { json: { data: { colleagues: [] } } }
      : { json: { data: { answered: true, move: { __typename: "Moved", row: { ...mine, version: 4 } } } } },
  );
}
const asked = (log: readonly Asked[], operation: string): readonly unknown[] =>
  log
    .map(({ body }) => JSON.parse(body) as { operationName: string; variables: unknown })
    .filter(({ operationName }) => operationName === operation)
    .map(({ variables }) => variables);

beforeEach(() => {
  seatDana();
  freshness.set({ kind: "live", provedAt: 0 });
  gateway();
});
afterEach(() => {
  vi.unstubAllGlobals();
  asks.set([]);
  queue.set(EMPTY_QUEUE);
  forgetAnnouncements();
});

describe("asking a colleague for a contact", () => {
  it("is one press, and then says that they are asked", async () => {
    const log = gateway();
    const { page, remove } = draw(<ContactActions row={theirs} />);
    await press(page, "Ask for it");
    expect(asked(log, "Ask")).toEqual([{ id: theirs.id, of: marta.id }]);
    act(() => void learnAsks([byMe]));
    expect(page.textContent).toContain("You asked Marta for this");
    expect(buttonNames(page)).not.toContain("Ask for it");
    expect(doings.get().get("contact.ask")?.()).toEqual({ reason: "You asked Marta for this" });
    remove();
  });

  it("shows the answer, and may be asked again", () => {
    learnAsks([{ ...byMe, answer: "not_now" }]);
    const { page, again, remove } = draw(<ContactActions row={theirs} />);
    expect(page.textContent).toContain("Marta: not now");
    expect(buttonNames(page)).toContain("Ask for it");
    expect(doings.get().get("contact.ask")?.()).toHaveProperty("run");
    // Who has it anew was not asked.
    again(<ContactActions row={{ ...theirs, heldSince: 6 }} />);
    expect(page.textContent).not.toContain("not now");
    remove();
  });
});

describe("asking again", () => {
  it("has a pause after a not now, which says from when it can be, and why not in the palette", () => {
    const at = Date.now() - ASK_PAUSE_MS + 30_000;
    learnAsks([{ ...byMe, at, answer: "not_now" }]);
    const { page, remove } = draw(<ContactActions row={theirs} />);
    const words = `Marta: not now. You can ask again from ${secondWords(at + ASK_PAUSE_MS)}.`;
    expect(page.textContent).toContain(words);
    expect(buttonNames(page)).not.toContain("Ask for it");
    expect(doings.get().get("contact.ask")?.()).toEqual({ reason: words });
    remove();
  });

  it("of whoever has it by now says when the gateway asks for patience", async () => {
    stubGateway(() => ({
      json: {
        data: { colleagues: [], move: { __typename: "MoveNotAllowed", reason: "asked_lately", row: theirs } },
      },
    }));
    const { page, remove } = draw(<ContactActions row={theirs} />);
    await press(page, "Ask for it");
    await act(() => expect.poll(() => page.textContent).toContain("You can ask again 2 minutes after."));
    remove();
  });
});

describe("the focus, when its button leaves with what was heard of the asking", () => {
  const actions = (row: QueueRow) => (
    <>
      <h1 id="contact-heading" tabIndex={-1}>
        Contact 7
      </h1>
      <ContactActions row={row} />
    </>
  );

  it("of whoever asked goes to the contact", () => {
    const { page, remove } = draw(actions(theirs));
    act(() => button(page, "Ask for it").focus());
    act(() => void learnAsks([byMe]));
    expect(buttonNames(page)).not.toContain("Ask for it");
    expect(document.activeElement?.id).toBe("contact-heading");
    remove();
  });

  it.each(["Not now", "Give it to Marta"])("of whoever answered goes to the contact: %s", (name) => {
    learnAsks([byMarta]);
    const { page, remove } = draw(actions(mine));
    act(() => button(page, name).focus());
    act(() => void learnAsks([{ ...byMarta, answer: "not_now", version: 2 }]));
    expect(buttonNames(page)).not.toContain(name);
    expect(document.activeElement?.id).toBe("contact-heading");
    remove();
  });

  it("stays where it is when it is elsewhere", () => {
    learnAsks([byMarta]);
    const { page, remove } = draw(actions(mine));
    act(() => button(page, "Return to queue").focus());
    act(() => void learnAsks([{ ...byMarta, answer: "not_now", version: 2 }]));
    expect(document.activeElement).toBe(button(page, "Return to queue"));
    remove();
  });
});

describe("being asked for a contact", () => {
  it("is a quiet line with two answers, at the contact and in its row, while it stands", async () => {
    const log = gateway();
    learnAsks([byMarta]);
    const { page, again, remove } = draw(<ContactActions row={mine} />);
    expect(page.textContent).toContain("Marta asks for this");
    expect(document.querySelector("[role=dialog]")).toBeNull();
    await press(page, "Give it to Marta");
    expect(asked(log, "Offer")).toEqual([{ id: mine.id, expectedVersion: 3, to: marta.id }]);
    await press(page, "Not now");
    expect(asked(log, "NotNow")).toEqual([{ id: mine.id, to: marta.id }]);
    again(<AskedMark row={mine} />);
    expect(page.textContent).toBe("Marta asks for this");
    again(<AskedMark row={theirs} />);
    expect(page.textContent).toBe("");
    remove();
  });

  it("says nothing untrue of an answer that came too late", async () => {
    stubGateway(() => ({ json: { data: { answered: false } } }));
    learnAsks([byMarta]);
    const { page, remove } = draw(<ContactActions row={mine} />);
    await press(page, "Not now");
    await act(() => expect.poll(() => page.textContent).toContain("This cannot be done now."));
    expect(page.textContent).not.toContain("is told");
    remove();
  });

  it.each(["offered", "not_now"] as const)("is over once it is answered: %s", (answer) => {
    learnAsks([{ ...byMarta, answer, version: 2 }]);
    const { page, remove } = draw(<ContactActions row={mine} />);
    expect(page.textContent).not.toContain("asks for this");
    remove();
  });
});

describe("hearing of it", () => {
  const event = (ask: Ask) => ({ kind: "ask", ...ask }) as const;
  it("is said politely once to whoever is asked, and the answer to whoever asked", async () => {
    queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [theirs]) });
    const { remove } = draw(<span />);
    hearOfAsks([event(byMarta), event(byMarta)], me);
    hearOfAsks([event(byMarta)], me);
    hearOfAsks([event({ ...byMe, answer: "not_now", version: 2 })], me);
    hearOfAsks([event({ ...byMe, version: 1 })], me);
    await expect
      .poll(polite, { timeout: 6_000 })
      .toBe("Marta asks for contact 7. Marta says of contact 7: not now.");
    remove();
  }, 10_000);

  it("[W22] comes to the same in whatever order, and however often, askings are told", () => {
    const versions = fc.shuffledSubarray([1, 2, 3, 4, 1, 2, 3, 4], { minLength: 1 });
    fc.assert(
      fc.property(versions, (order) => {
        asks.set([]);
        for (const version of order) learnAsks([{ ...byMarta, version }]);
        expect(asks.get().map(({ version }) => version)).toEqual([Math.max(...order)]);
      }),
    );
  });
});
