import { MAIL_BYTES_MAX } from "@holdfast/case-schema";
import type { Host, LiveIntake, TakeLive } from "@holdfast/channel-kit";
import type { Settings } from "../settings.ts";
import type { House } from "../threading/our-names.ts";
import { openDoor } from "./door/open-door.ts";
import { IMAP_TIMES } from "./imap/follow-folder.ts";
import { readMailbox } from "./imap/read-mailbox.ts";
import { loadReading } from "./libraries.ts";
import { monotonic } from "./monotonic.ts";
import type { Pulse } from "./pulse.ts";

/** How many mails are read at once. */
const WORKERS = 2;

/** All the ways in at once: every mailbox of the settings, and the door. */
export function liveIntake(settings: Settings, house: House, pulse: Pulse, host: Host): LiveIntake {
  return {
    kind: "live",
    listen: async (signal: AbortSignal, store: TakeLive) => {
      const { openReader, readingOf } = await loadReading();
      const reader = openReader({ workers: WORKERS, house, limits: { bytes: MAIL_BYTES_MAX } });
      const read = readingOf(reader, house, host.sign);
      // One way in that ends by a fault ends the others, so that all are opened again together.
      const failed = new AbortController();
      const ending = AbortSignal.any([signal, failed.signal]);
      const { listen } = settings;
      const ways = [
        ...(settings.mailboxes ?? []).map((mailbox, number) =>
          readMailbox(
            { mailbox, number, settings, host, read, store, pulse, times: IMAP_TIMES, now: monotonic },
            ending,
          ),
        ),
        ...(listen === undefined
          ? []
          : [openDoor({ settings: { ...settings, listen }, host, read, store }, ending)]),
      ];
      try {
        await Promise.all(ways);
      } finally {
        failed.abort();
        await Promise.allSettled(ways);
        await reader.close();
      }
    },
  };
}
