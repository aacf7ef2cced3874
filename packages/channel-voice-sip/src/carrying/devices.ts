import { createHmac } from "node:crypto";
import type { CallActed, DeviceAccess, DeviceKey, Host } from "@holdfast/channel-kit";
import type { Ari } from "../ari/ari-client.ts";
import { CONTEXTS } from "../exchange/dialplan.ts";
import { TELLS_OF_NOBODY } from "../exchange/tells-of-nobody.ts";
import type { Settings } from "../settings.ts";
import { isName } from "./leg-names.ts";
import { headers } from "./originate.ts";

type Fields = Readonly<Record<string, string>>;

const PASSWORD_BYTES = 24;
/** How long what opens the relay stays worth something: longer than a shift. */
const RELAY_MS = 24 * 60 * 60 * 1000;
/** A relay's and an echo's name of a device; a leg's never looks so. */
const echoOf = (device: DeviceKey): string => `echo~${device}`;

/** What Asterisk is told about a softphone, in the order in which one part needs another (VS6). */
function partsOf(
  device: DeviceKey,
  password: string,
  { deviceSilenceS, mediaAddress, deviceDomain }: Settings,
): readonly [string, Fields][] {
  return [
    ["auth", { auth_type: "userpass", username: device, password }],
    ["aor", { max_contacts: "1", remove_existing: "yes" }],
    [
      "endpoint",
      {
        auth: device,
        aors: device,
        // What rings it shows no name of this machine.
        from_domain: deviceDomain,
        // A softphone can be rung and can dial nobody.
        context: "nobody",
        webrtc: "yes",
        dtls_auto_generate_cert: "yes",
        disallow: "all",
        allow: "opus,ulaw",
        direct_media: "no",
        rtp_timeout: String(deviceSilenceS),
        rtp_timeout_hold: String(deviceSilenceS),
        allow_transfer: "no",
        allow_subscribe: "no",
        ...TELLS_OF_NOBODY,
        ...(mediaAddress === undefined
          ? {}
          : { media_address: mediaAddress, bind_rtp_to_media_address: "yes" }),
      },
    ],
  ];
}

/** Lets a softphone register with a new password. */
export async function lend(
  ari: Ari,
  settings: Settings,
  host: Host,
  device: DeviceKey,
): Promise<DeviceAccess | "retry"> {
  if (!isName(device)) throw new Error("a device is called what no device may be called");
  const password = Buffer.from(host.random(PASSWORD_BYTES)).toString("base64url");
  for (const [type, fields] of partsOf(device, password, settings)) {
    const written = Object.entries(fields).map(([attribute, value]) => ({ attribute, value }));
    const made = await ari.ask("make", { type, id: device }, { body: { fields: written } });
    if (made.kind !== "ok") return "retry";
  }
  const { deviceUrl, deviceDomain } = settings;
  return {
    url: deviceUrl,
    domain: deviceDomain,
    username: device,
    password,
    iceServers: iceServers(settings, device, host.clock()),
  };
}

/** Takes it back; whether Asterisk said that it is gone. */
export async function takeBack(ari: Ari, device: DeviceKey): Promise<boolean> {
  await ari.ask("hangUp", { channel: echoOf(device) });
  let isGone = true;
  for (const type of ["endpoint", "aor", "auth"]) {
    const gone = await ari.ask("unmake", { type, id: device });
    if (gone.kind === "away" || (gone.kind === "refused" && gone.status !== 404)) isGone = false;
  }
  return isGone;
}

/** Rings a softphone that then hears itself; no leg, and nothing is told of it (CH60). */
export async function echo(ari: Ari, device: DeviceKey): Promise<CallActed> {
  const { echo: context } = CONTEXTS;
  const made = await ari.ask(
    "originate",
    { channel: echoOf(device) },
    {
      body: {
        endpoint: `PJSIP/${device}`,
        context,
        extension: "s",
        priority: 1,
        callerId: "<holdfast>",
        timeout: 10,
        variables: headers({ "X-Holdfast-Echo": "yes" }),
      },
    },
  );
  if (made.kind === "away") return { kind: "retry" };
  if (made.kind === "ok" || made.status === 409) return { kind: "done" };
  return { kind: "refused", reason: "unreachable" };
}

/** The ways round a network's edge; the relay's password is made for one device and one day, as TURN's REST memo has it. */
function iceServers(
  { stunUrls, turnUrls, turnSecret }: Settings,
  device: DeviceKey,
  now: number,
): DeviceAccess["iceServers"] {
  const username = `${Math.floor((now + RELAY_MS) / 1000)}:${device}`;
  return [
    ...(stunUrls.length === 0 ? [] : [{ urls: stunUrls }]),
    ...(turnUrls.length === 0 || turnSecret === undefined
      ? []
      : [
          {
            urls: turnUrls,
            username,
            credential: createHmac("sha1", turnSecret).update(username).digest("base64"),
          },
        ]),
  ];
}
