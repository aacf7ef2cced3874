import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { ImapTimes } from "../lines/imap/follow-folder.ts";
import type { Pulse } from "../lines/pulse.ts";
import type { Settings } from "../settings.ts";
import { startMailLab, type MailLab } from "./mail-lab.ts";
import { startReading } from "./reading-gateway.ts";
import { smallHouse, subjects, type SmallHouse } from "./small-house.ts";
import { until } from "./until.ts";

/** How a gateway reads: as ever, where nothing is said. */
export interface ReadHow {
  readonly times?: Partial<ImapTimes>;
  readonly settings?: Partial<Settings>;
  readonly password?: string;
  readonly address?: string;
  readonly pulse?: Pulse;
}

/** Real mail servers for a file of tests, and for each test a mailbox and a house of its own. */
export interface ReadingLab {
  readonly lab: MailLab;
  /** The test's own mailbox. */
  readonly box: string;
  /** Where everything is stored that is read from now on. */
  house: SmallHouse;
  /** A gateway that reads a mailbox until it is stopped, or until the test is over. */
  readonly start: (how?: ReadHow) => () => Promise<void>;
  readonly bring: (subject: string, to?: string) => Promise<void>;
  /** What is stored once there is as much as expected. */
  readonly stored: (count: number, patienceMs?: number) => Promise<readonly string[]>;
}

/** How long servers may take to be installed and started, and a test that waits for them, in milliseconds. */
export const SETUP_MS = 300_000;
export const TEST_MS = 120_000;

/** Starts and ends everything around the tests of the file that calls it. */
export function readingLab(): ReadingLab {
  const state: {
    lab?: MailLab;
    house: SmallHouse;
    stops: (() => Promise<void>)[];
    boxes: number;
  } = { house: smallHouse(), stops: [], boxes: 0 };
  const lab = (): MailLab => {
    if (state.lab === undefined) throw new Error("the servers are not there yet");
    return state.lab;
  };
  const box = (): string => `box${state.boxes}@hotline.test`;
  beforeAll(async () => {
    state.lab = await startMailLab();
  }, SETUP_MS);
  afterAll(() => state.lab?.close(), SETUP_MS);
  beforeEach(async () => {
    state.house = smallHouse();
    state.stops = [];
    state.boxes += 1;
    await lab().servers.addMailbox(box(), `an-invented-password-of-box${state.boxes}`);
  });
  afterEach(async () => {
    for (const stop of state.stops) await stop();
    lab().imap.fallSilent(false);
    lab().imap.refuse(false);
  });
  return {
    get lab() {
      return lab();
    },
    get box() {
      return box();
    },
    get house() {
      return state.house;
    },
    set house(house) {
      state.house = house;
    },
    start: ({ address = box(), password, ...how } = {}) => {
      const mailbox = { ...lab().mailbox(address), ...(password === undefined ? {} : { password }) };
      const stop = startReading({ lab: lab(), house: state.house, mailbox, ...how });
      state.stops.push(stop);
      return stop;
    },
    bring: (subject, to = box()) => lab().bring({ to, subject, text: "words" }),
    stored: async (count, patienceMs) => {
      const { house } = state;
      await until(`${count} messages`, () => subjects(house).length >= count, patienceMs);
      return subjects(house);
    },
  };
}
