import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureAsterisk, OUR_NUMBER, startVoiceLab, takePlainSound, until } from "./testing/index.ts";
import type { FollowedLine, Phone, VoiceLab } from "./testing/index.ts";

const installed = await ensureAsterisk();

const CALLER = "+15550111";
const PARTY = "+15550122";
const SHOWN = "+15550133";
/** How each softphone here is called, and then something of its own. */
const DEVICES = "d-0b5e9c";
/** Of Asterisk's own making, each with who else is in a call or was. */
const IDENTITIES =
  /^(?:P-Asserted-Identity|P-Preferred-Identity|Remote-Party-ID|Diversion|History-Info)\s*:/im;

/** What a message says before its body, where addresses of machines for the sound stand. */
const headOf = (message: string): string => message.split("\r\n\r\n")[0] ?? "";
const headsOf = async (phone: Phone): Promise<string> => (await phone.received()).map(headOf).join("\r\n");

describe.skipIf(installed.kind === "cannot")("on the wire", () => {
  let lab: VoiceLab;
  let line: FollowedLine;
  beforeAll(async () => {
    lab = await startVoiceLab();
    line = await lab.follow();
  });
  afterAll(() => lab.close());

  /** A telephone that registers with what was lent, in a browser's place. */
  async function softphone(name: string): Promise<Phone> {
    const access = await line.calls.lend(name);
    if (typeof access === "string") throw new Error(access);
    await takePlainSound(lab.exchange, name);
    const { username, password } = access;
    const phone = await lab.phone({
      number: name,
      hertz: 950,
      device: { username, password, port: lab.exchange.sipPort },
      answersItself: true,
      keepsMessages: true,
    });
    await line.next(
      (event) => event.kind === "device" && event.device === name && event.state === "reachable",
      "a softphone",
    );
    return phone;
  }

  it.each([
    ["our number is shown", SHOWN, `${DEVICES}-1`],
    ["none is", null, `${DEVICES}-2`],
  ])(
    "[VS18] a softphone is sent no number, and the carrier neither a softphone nor one of them to another, where %s",
    async (_what, show, device) => {
      const advocate = await softphone(device);
      const party = await lab.phone({
        number: PARTY,
        hertz: 700,
        isReachable: true,
        answersItself: true,
        keepsMessages: true,
      });
      const caller = await lab.phone({ number: CALLER, hertz: 440, keepsMessages: true });
      const before = line.told().filter(({ kind }) => kind === "came").length;
      await caller.dial(OUR_NUMBER);
      const { call } = await line.came(before + 1);
      await line.done({ kind: "greet", call, prompts: [] });
      const facts = { number: 7, language: "es" };
      await line.done({ kind: "ring", call, leg: "offer-1", device, facts, answersItself: true });
      await line.leg("leg_heard", call, "offer-1");
      const talking = ["caller", "offer-1"] as const;
      await line.done({ kind: "arrange", call, talking: [...talking], music: [], listening: [] });
      await line.done({ kind: "dial", call, leg: "party-1", to: PARTY, show });
      await line.leg("leg_heard", call, "party-1");
      // Two at a time as well, where Asterisk tells each of the other, and then all three.
      for (const together of [
        ["offer-1", "party-1"],
        ["caller", "party-1"],
        [...talking, "party-1"],
      ]) {
        const music = [...talking, "party-1"].filter((leg) => !together.includes(leg));
        await line.done({ kind: "arrange", call, talking: together, music, listening: [] });
      }
      await line.done({ kind: "end", call, leg: null });
      for (const phone of [advocate, party, caller]) await phone.until("CALL_CLOSED");
      await until("the softphone's last message", async () => /^BYE /m.test(await headsOf(advocate)));
      const [toDevice, toParty, toCaller] = await Promise.all([advocate, party, caller].map(headsOf));
      expect(toDevice).toMatch(/^INVITE .*[\s\S]*^X-Holdfast-Contact: 7\r$/m);
      expect(toDevice).not.toMatch(/15550111|15550122|15550133/);
      expect(toParty).toMatch(show === null ? /^From: .*sip:anonymous@/m : /^From: .*sip:\+15550133@/m);
      expect(toParty).not.toMatch(/d-0b5e9c|15550111/);
      expect(toCaller).toMatch(/^SIP\/2\.0 200 OK/m);
      expect(toCaller).not.toMatch(/d-0b5e9c|15550122/);
      for (const heads of [toDevice, toParty, toCaller]) expect(heads).not.toMatch(IDENTITIES);
      await line.calls.revoke(device);
      for (const phone of [advocate, party, caller]) await phone.close();
    },
  );
});
