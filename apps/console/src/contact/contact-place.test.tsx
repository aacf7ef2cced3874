import { ContactId } from "@holdfast/case-schema";
import { loadBoard } from "@holdfast/wire";
import { act, type FunctionComponent } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { queueRow } from "../queue/row.fixture.ts";
import { laterPart, type LaterPart } from "../shell/later-part.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { ContactPlace } from "./contact-place.tsx";
import { openContact } from "./open-contact.ts";

const row = queueRow(7, { danger: "said_so" });

function Pane() {
  return (
    <h1 id="contact-heading" tabIndex={-1}>
      The pane
    </h1>
  );
}

/** The pane's file, which comes, or does not, when the test says so. */
function file(): { readonly part: LaterPart; readonly settle: (isThere: boolean) => Promise<void> } {
  let asked = Promise.withResolvers<FunctionComponent>();
  const part = laterPart(async () => {
    asked = Promise.withResolvers<FunctionComponent>();
    return asked.promise;
  });
  const settle = (isThere: boolean): Promise<void> =>
    act(async () => (isThere ? asked.resolve(Pane) : asked.reject(new Error("gone"))));
  return { part, settle };
}

const drawn = (part: LaterPart): ReturnType<typeof drawAt> =>
  drawAt(`/contact/${row.id}`, <ContactPlace part={part} />);
const heading = (page: HTMLElement): HTMLElement | null => page.querySelector("#contact-heading");

beforeEach(() => {
  seatDana();
  openContact.set({ kind: "loading", id: ContactId.parse(row.id) });
});
afterEach(() => {
  openContact.set({ kind: "none" });
  queue.set(EMPTY_QUEUE);
});

describe("where a contact is opened before its pane has come", () => {
  it("stands what the queue knows of it, danger above all", async () => {
    queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [row]) });
    const { page, remove } = await drawn(file().part);
    expect(page.querySelector("p")?.textContent).toBe("◆Danger: they said so");
    expect(heading(page)?.textContent).toBe("Contact 7");
    remove();
  });

  it("stands that it is loading where the queue knows nothing of it", async () => {
    const { page, remove } = await drawn(file().part);
    expect(heading(page)?.textContent).toBe("Loading the contact");
    remove();
  });

  it("the focus of whoever opened it goes on with it", async () => {
    queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [row]) });
    const { part, settle } = file();
    const { page, remove } = await drawn(part);
    act(() => heading(page)?.focus());
    await settle(true);
    expect(document.activeElement?.textContent).toBe("The pane");
    remove();
  });

  it("takes no focus from whoever is elsewhere when it comes", async () => {
    const { part, settle } = file();
    const { page, remove } = await drawn(part);
    const elsewhere = document.body.appendChild(document.createElement("input"));
    elsewhere.focus();
    await settle(true);
    expect(heading(page)?.textContent).toBe("The pane");
    expect(document.activeElement).toBe(elsewhere);
    remove();
  });

  it("says that it could not be loaded and asks again at a press", async () => {
    queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [row]) });
    const { part, settle } = file();
    const { page, remove } = await drawn(part);
    await settle(false);
    expect(page.textContent).toContain("This screen could not be loaded.");
    expect(page.textContent).toContain("Danger");
    await press(page, "Retry");
    await settle(true);
    expect(heading(page)?.textContent).toBe("The pane");
    remove();
  });

  it("is there at once when it was fetched before", async () => {
    const { part, settle } = file();
    part.fetch();
    await settle(true);
    const { page, remove } = await drawn(part);
    expect(heading(page)?.textContent).toBe("The pane");
    remove();
  });
});
