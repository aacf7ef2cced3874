import { startTransition, useLayoutEffect, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, describe, expect, it, vi } from "vitest";
import { doings, useDoings } from "./doings.ts";

afterEach(() => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
});

function Part(): ReactNode {
  useDoings({ "queue.claim": { run: () => undefined } });
  return <p>the queue</p>;
}

/** Looks when the browser may draw what is below it, which is when somebody may press a key there. */
function WhenDrawn({ look }: { readonly look: () => void }): ReactNode {
  useLayoutEffect(() => look());
  return <Part />;
}

describe("what a command does", () => {
  it("is known in the moment in which its part is drawn, and forgotten with it", async () => {
    // Drawn as the router draws a screen: whatever React leaves for later comes after the browser has drawn.
    globalThis.IS_REACT_ACT_ENVIRONMENT = false;
    const known: boolean[] = [];
    const root = createRoot(document.createElement("div"));
    startTransition(() =>
      root.render(<WhenDrawn look={() => void known.push(doings.get().has("queue.claim"))} />),
    );
    await vi.waitFor(() => expect(known).toEqual([true]));
    root.unmount();
    await vi.waitFor(() => expect(doings.get().has("queue.claim")).toBe(false));
  });
});
