import { useLayoutEffect, useRef } from "react";
import { createStore } from "../store/store.ts";
import type { CommandId } from "./command-table.ts";

/**
 * What a command does now, or in words why it cannot. `run` answers false when it leaves the key to others after all;
 * `onPressed` tells whoever presses nevertheless and could believe that it was done.
 */
export type Doing =
  | { readonly run: () => boolean | void }
  | { readonly reason: string; readonly onPressed?: () => void };

/** What each command on screen does; a command that is not in it belongs to a part that is not shown. */
export const doings = createStore<ReadonlyMap<CommandId, () => Doing>>(new Map());

/** Says what these commands do for as long as the component is on screen. */
export function useDoings(mine: Partial<Readonly<Record<CommandId, Doing>>>): void {
  const latest = useRef(mine);
  useLayoutEffect(() => {
    latest.current = mine;
  });
  const ids = Object.keys(mine).join();
  // With the drawing, not after it: whoever sees the part may press its keys.
  useLayoutEffect(() => {
    const own = new Map<CommandId, () => Doing>();
    for (const name of ids.split(",")) {
      const id = name as CommandId;
      own.set(id, () => latest.current[id] ?? { reason: "" });
    }
    doings.update((before) => new Map([...before, ...own]));
    return () =>
      doings.update((before) => new Map([...before].filter(([id, doing]) => own.get(id) !== doing)));
  }, [ids]);
}
