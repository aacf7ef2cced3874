import { freshness } from "./connection.ts";

/** Starts to listen for a reason to ask anew, and gives what ends that. */
export type Reason = (hear: () => void) => () => void;

/** What was told while the line was away is asked for when it is back, and not when it goes. `isFirst`: it was not away, it had yet to come. */
export const whenBack = (hear: (isFirst: boolean) => void): (() => void) => {
  let stood = freshness.get().kind;
  return freshness.subscribe(() => {
    const before = stood;
    stood = freshness.get().kind;
    if (stood === "live" && before !== "live") hear(before === "starting");
  });
};
