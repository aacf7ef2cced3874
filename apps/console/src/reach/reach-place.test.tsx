import { ContactId } from "@holdfast/case-schema";
import { act, type FunctionComponent } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { useDoings } from "../keys/doings.ts";
import { listenForKeys } from "../keys/listen-for-keys.ts";
import { uuid } from "../queue/row.fixture.ts";
import { laterPart } from "../shell/later-part.ts";
import { draw } from "../store/draw.fixture.tsx";
import { key } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { reachQuestion } from "./reach-dialog-store.ts";
import { ReachPlace } from "./reach-place.tsx";

const Asked: FunctionComponent = () => <p data-asked="">Why?</p>;

/** A contact at which `i` begins a note, and the questions that come when the test says so. */
function contact() {
  const done: string[] = [];
  const files: PromiseWithResolvers<FunctionComponent>[] = [];
  const part = laterPart(async () => {
    files.push(Promise.withResolvers<FunctionComponent>());
    return files.at(-1)!.promise;
  });
  function Contact() {
    useDoings({ "contact.note": { run: () => void done.push("noted") } });
    return (
      <div data-keys="contact">
        <h1 id="contact-heading" tabIndex={-1}>
          Contact 1
        </h1>
        <button type="button">Ask</button>
        <ReachPlace part={part} />
      </div>
    );
  }
  const stop = listenForKeys(document, Date.now);
  const { page, remove } = draw(<Contact />);
  act(() => page.querySelector("button")?.focus());
  const shown = () => [
    page.querySelector("[data-awaited]") !== null,
    page.querySelector("[data-asked]") !== null,
  ];
  return { done, files, shown, remove: () => [stop, remove].forEach((end) => end()) };
}
const ask = () => act(() => reachQuestion.set({ kind: "lift", contact: ContactId.parse(uuid(7)) }));

beforeEach(() => seatDana());
afterEach(() => reachQuestion.set({ kind: "none" }));

it("waits for a question that has not come yet without a typed key doing anything, and Escape asks it no longer", async () => {
  const { done, files, shown, remove } = contact();
  expect([files.length, ...shown()]).toEqual([1, false, false]);
  key("i");
  ask();
  expect(shown()).toEqual([true, false]);
  key("i");
  key("Escape");
  expect(shown()).toEqual([false, false]);
  key("i");
  expect(done).toEqual(["noted", "noted"]);
  ask();
  await act(async () => files[0]!.resolve(Asked));
  expect(shown()).toEqual([false, true]);
  remove();
});

it("fetches it again when it is asked, and in a while, not at once, where it could not be fetched", async () => {
  const { files, shown, remove } = contact();
  await act(async () => files[0]!.reject(new Error("gone")));
  expect([files.length, ...shown()]).toEqual([1, false, false]);
  ask();
  await act(async () => files[1]!.reject(new Error("gone")));
  await act(() => new Promise<void>((resolve) => setTimeout(resolve)));
  expect([files.length, ...shown()]).toEqual([2, true, false]);
  await act(() => vi.waitFor(() => expect(files).toHaveLength(3)));
  await act(async () => files[2]!.resolve(Asked));
  expect(shown()).toEqual([false, true]);
  remove();
});

it("is asked no longer where it cannot be fetched for long, and the keys are theirs again who asked", async () => {
  document.body.insertAdjacentHTML("beforeend", `<div id="polite"></div><div id="assertive"></div>`);
  vi.useFakeTimers();
  const { done, files, shown, remove } = contact();
  const missAll = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 500)
      await act(async () => {
        files.at(-1)?.reject(new Error("gone"));
        await vi.advanceTimersByTimeAsync(500);
      });
  };
  ask();
  await missAll(9_500);
  key("i");
  expect([reachQuestion.get().kind, ...shown(), done]).toEqual(["lift", true, false, []]);
  await missAll(1_000);
  const asked = files.length;
  expect([reachQuestion.get().kind, ...shown()]).toEqual(["none", false, false]);
  expect(said.get()[0]?.words).toBe("This screen could not be loaded.");
  key("i");
  await missAll(2_000);
  expect([done, files.length]).toEqual([["noted"], asked]);
  remove();
  forgetAnnouncements();
  document.querySelectorAll("#polite, #assertive").forEach((each) => each.remove());
  vi.useRealTimers();
});
