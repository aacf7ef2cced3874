/** Between the windows of one browser; says that something was proved, and nothing of whom. */
const CHANNEL = "holdfast-proved";

/** Tells the other windows that it was proved at the directory. */
export function sayProved(): void {
  const channel = new BroadcastChannel(CHANNEL);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin alone
  channel.postMessage("proved");
  channel.close();
}

/** Calls back once another window says so; returns how to stop listening. */
export function onProvedThere(then: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", then);
  return () => channel.close();
}
