import { createStore } from "../store/store.ts";
import { hearTab, SAY_EVERY_MS, type OtherTabs, type Shown, type Told } from "./tabs.ts";

/** What is read in the other tabs of this browser. */
export const otherTabs = createStore<OtherTabs>(new Map());

export interface TabTalk {
  /** Says what is read here, and up to which version, at once when that is new. */
  readonly reading: (shown: Shown | null) => void;
  /** Says that the shift of whoever is signed in has changed. */
  readonly shiftChanged: () => void;
  readonly stop: () => void;
}

/** Speaks with the other tabs of this browser: which contact is read where, up to what, and that the shift changed. */
export function talkToTabs(onShift: () => void): TabTalk {
  const channel = new BroadcastChannel("holdfast-tabs");
  const tab = crypto.randomUUID();
  let said: Shown | null = null;
  // Not a window: a channel reaches its own origin only.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const post = (told: Told): void => channel.postMessage(told);
  channel.addEventListener("message", ({ data }) => {
    const heard = hearTab(otherTabs.get(), data, Date.now());
    otherTabs.set(heard.tabs);
    if (heard.isShift) onShift();
  });
  const again = setInterval(() => {
    if (said !== null) post({ kind: "reading", tab, shown: said });
  }, SAY_EVERY_MS);
  return {
    reading(shown) {
      if (shown?.contact === said?.contact && shown?.version === said?.version) return;
      said = shown;
      post({ kind: "reading", tab, shown });
    },
    shiftChanged: () => post({ kind: "shift" }),
    stop() {
      clearInterval(again);
      channel.close();
      otherTabs.set(new Map());
    },
  };
}
