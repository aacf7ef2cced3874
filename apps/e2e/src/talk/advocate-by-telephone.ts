import { takePlainSound, type Phone, type VoiceLab } from "@holdfast/channel-voice-sip/testing";
import { signInByHttp, type Staff, type StaffMember } from "./staff.ts";

/** An advocate without a screen, whose softphone is a telephone that picks up whatever rings on it. */
export interface AdvocateByTelephone {
  readonly staff: Staff;
  readonly phone: Phone;
  /** Answers a call that waits, as a click does; what came of it, by its name. */
  readonly answer: (contactId: string) => Promise<string>;
  readonly goOnShift: () => Promise<void>;
}

interface Row {
  readonly id: string;
  readonly version: number;
}

/** A call that waits may change once or twice before somebody answers it; one that always does is a fault. */
const TRIES_MAX = 20;

interface Answered {
  readonly __typename: string;
  readonly row?: { readonly version: number };
}

/** Signs somebody in, borrows a softphone, and has a telephone register as it, which hums so many hertz. */
export async function advocateByTelephone(
  lab: VoiceLab,
  url: URL,
  who: StaffMember,
  hertz: number,
): Promise<AdvocateByTelephone> {
  const staff = await signInByHttp(url, who);
  const { lent } = await staff.ask<{ lent: { device: string; username: string; password: string } }>(
    "mutation { lent: lendCallDevice { ... on CallDeviceLent { device username password } } }",
  );
  const { device, username, password } = lent;
  await takePlainSound(lab.exchange, device);
  const phone = await lab.phone({
    number: device,
    hertz,
    device: { username, password, port: lab.exchange.sipPort },
    answersItself: true,
  });
  return {
    staff,
    phone,
    answer: async (of) => {
      const { queue } = await staff.ask<{ queue: { rows: Row[] } }>("{ queue { rows { id version } } }");
      let seen = queue.rows.find(({ id }) => id === of)?.version;
      for (let tries = 1; ; tries += 1) {
        const { answered } = await staff.ask<{ answered: Answered }>(
          `mutation($of: ID!, $seen: Int!, $device: ID!) {
            answered: answerCall(contactId: $of, expectedVersion: $seen, device: $device) {
              __typename ... on ContactChanged { row { version } } }
          }`,
          { of, seen, device },
        );
        // Whoever is told that it changed in that very moment looks again.
        if (answered.row === undefined || tries === TRIES_MAX) return answered.__typename;
        seen = answered.row.version;
      }
    },
    goOnShift: async () => {
      await staff.ask("mutation { keepShift(state: available) { __typename } }");
    },
  };
}
