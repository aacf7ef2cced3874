import { ContactId, UserId } from "@holdfast/case-schema";
import { act, createRef } from "react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { dana } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { Conversation } from "./conversation.tsx";
import { mergeEntries, type Entries } from "./entries.ts";
import { said } from "./entry.fixture.ts";

beforeEach(() => {
  seatDana();
  document.body.insertAdjacentHTML("beforeend", '<div id="polite"></div><div id="assertive"></div>');
});
afterEach(() => {
  forgetAnnouncements();
  document.body.replaceChildren();
});

const log = createRef<HTMLElement>();
const drawing = (entries: Entries) => (
  <Conversation
    ref={log}
    contactId={ContactId.parse("01936f3a-0000-7000-8000-00000000c0de")}
    medium="email"
    entries={entries}
    onReuse={null}
    me={UserId.parse(dana.id)}
    onTakeBack={() => undefined}
    hands={null}
  />
);
const heard = (): string => document.querySelector("#polite")?.textContent ?? "";

it("what a person writes by mail is said aloud, and what a machine writes is not", async () => {
  const first = mergeEntries(new Map(), [said({ id: "1", at: 1, subject: "About Tuesday" })]);
  const { page, again, remove } = draw(drawing(first));
  expect(page.textContent).toContain("Subject: About Tuesday");
  const away = said({ id: "2", at: 2, version: 2, text: "I am away", automatic: "auto_reply" });
  const withMachine = mergeEntries(first, [away]);
  again(drawing(withMachine));
  await act(async () => new Promise((resolve) => setTimeout(resolve)));
  expect(page.textContent).toContain("An automatic answer");
  expect(heard()).toBe("");
  again(drawing(mergeEntries(withMachine, [said({ id: "3", at: 3, version: 3, text: "Are you there?" })])));
  await expect.poll(heard).toContain("They wrote: Are you there?");
  expect(heard()).not.toContain("away");
  remove();
});
