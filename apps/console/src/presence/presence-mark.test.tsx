import { ContactId } from "@holdfast/case-schema";
import { NOBODY } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { serverNow } from "../clock/server-clock.ts";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { PresenceMark } from "./presence-mark.tsx";
import { hearOfPresence, presence } from "./presence-store.ts";
import { WritingBanner } from "./writing-banner.tsx";

const contact = ContactId.parse(queueRow(1).id);
const hear = (who: object, doing: string | null): void =>
  act(() => hearOfPresence({ contact, who, doing }, serverNow()));
const drawn = (): ReturnType<typeof draw> =>
  draw(
    <>
      <PresenceMark contact={contact} />
      <WritingBanner contact={contact} />
    </>,
  );

beforeEach(() => seatDana());
afterEach(() => presence.set(NOBODY));

describe("who else is at a contact", () => {
  it("is said with an icon and words, never aloud, and not of oneself", () => {
    const { page, remove } = drawn();
    hear(dana, "writing");
    expect(page.textContent).toBe("");
    hear(marta, "open");
    expect(page.textContent).toBe("Marta has it open");
    expect(page.querySelectorAll("svg[aria-hidden=true]")).toHaveLength(1);
    hear(marta, "reading");
    expect(page.textContent).toBe("Marta is reading");
    hear(marta, null);
    expect(page.textContent).toBe("");
    expect(document.querySelector("#polite")?.textContent).toBe("");
    remove();
  });

  it("of several names whoever writes, who is said above where one writes, too", () => {
    const { page, remove } = drawn();
    hear({ id: uuid(77), name: "Ada" }, "open");
    hear(marta, "writing");
    expect(page.querySelector("p")?.textContent).toBe("Marta is writing");
    expect(page.textContent).toContain("Marta is writing, and 1 more");
    remove();
  });
});
