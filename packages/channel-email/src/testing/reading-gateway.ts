import { IMAP_TIMES, type ImapTimes } from "../lines/imap/follow-folder.ts";
import { readMailbox } from "../lines/imap/read-mailbox.ts";
import { monotonic } from "../lines/monotonic.ts";
import { pulse, type Pulse } from "../lines/pulse.ts";
import type { ReadArrival } from "../lines/read-arrival.ts";
import type { Mailbox, Settings } from "../settings.ts";
import type { MailLab } from "./mail-lab.ts";
import { plainReader } from "./plain-reader.ts";
import type { SmallHouse } from "./small-house.ts";

/** What a gateway of the tests reads, and how. */
export interface ReadingGateway {
  readonly lab: Pick<MailLab, "settings">;
  readonly house: SmallHouse;
  readonly mailbox: Mailbox;
  readonly times?: Partial<ImapTimes>;
  readonly settings?: Partial<Settings>;
  /** What reads the mails; one that looks at no more than lines need, when left out. */
  readonly read?: ReadArrival;
  readonly pulse?: Pulse;
}

/** Reads a mailbox into the house until it is stopped. */
export function startReading({
  lab,
  house,
  mailbox,
  times,
  settings,
  read = plainReader,
  pulse: heard = pulse(monotonic),
}: ReadingGateway): () => Promise<void> {
  const ending = new AbortController();
  const done = readMailbox(
    {
      mailbox,
      number: 0,
      settings: lab.settings(settings),
      host: house.host,
      read,
      store: house.store,
      pulse: heard,
      times: { ...IMAP_TIMES, ...times },
      now: monotonic,
    },
    ending.signal,
  );
  return async () => {
    ending.abort();
    await done;
  };
}
