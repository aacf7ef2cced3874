import { freshness } from "./connection.ts";

/** Starts to listen for a reason to ask anew, and gives what ends that. */
export type Reason = (hear: () => void) => () => void;

/** What was told while the line was away is asked for when it is back, and not when it goes. */
export const whenBack: Reason = (hear) => {
  let wasLive = freshness.get().kind === "live";
  return freshness.subscribe(() => {
    const isLive = freshness.get().kind === "live";
    if (isLive && !wasLive) hear();
    wasLive = isLive;
  });
};
