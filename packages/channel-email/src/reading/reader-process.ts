// node reader-process.ts: mails by the channel to whoever started it, and what they say by the same way back.
import type { House } from "../threading/our-names.ts";
import { readMail, type ReadLimits } from "./read-mail.ts";
import type { Answer, Task } from "./reader.ts";

/** What it is told first: for whom it reads, and how much. */
export interface Beginning {
  readonly house: House;
  readonly limits: ReadLimits;
}

/** What it says first: from now on its time is the mails'. */
export interface Ready {
  readonly isReady: true;
}

/*
 * A process of its own: where an engine runs out of memory it may end its whole process, whatever thread that was in. Only
 * whoever started it ends it. A signal for everybody, as a terminal's, says nothing about the mail that is being read.
 */
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
process.on("disconnect", () => process.exit());

let beginning: Beginning | null = null;
process.on("message", (told: Beginning | Task) => {
  if ("house" in told) {
    beginning = told;
    process.send?.({ isReady: true } satisfies Ready);
  } else if (beginning !== null) process.send?.(answerOf(told, beginning));
});

/** What is thrown here says nothing outside, since it could be words. */
function answerOf({ raw, envelope }: Task, { house, limits }: Beginning): Answer {
  try {
    return { mail: readMail(raw, envelope, house, limits) };
  } catch {
    return { failed: true };
  }
}
