import type { ExchangeSettings } from "./exchange-settings.ts";
import { TELLS_OF_NOBODY } from "./tells-of-nobody.ts";

/** The endpoint that the carrier is; every other endpoint is a softphone. */
export const TRUNK = "trunk";

type Section = readonly [name: string, fields: Readonly<Record<string, string | number>>];

/** `pjsip.conf`: the ways in, and the trunk. Softphones are made over ARI, in memory (VS6). */
export function pjsipConf(settings: ExchangeSettings): string {
  const { sip, transport } = settings;
  const sections: readonly Section[] = [
    // Softphones may come from the carrier's address, where a proxy brings both: the name tells them apart first.
    [
      "global",
      {
        type: "global",
        user_agent: "pbx",
        endpoint_identifier_order: "username,ip",
        // Else the carrier is asked for the first time within half a minute by chance, and is taken for away until then.
        max_initial_qualify_time: 1,
      },
    ],
    [
      "transport-trunk",
      {
        type: "transport",
        protocol: transport,
        bind: `${bracketed(sip.address)}:${sip.port}`,
        ...tls(settings),
      },
    ],
    ["transport-ws", { type: "transport", protocol: "ws", bind: bracketed(settings.http.address) }],
    ...(settings.wss === null
      ? []
      : [
          [
            "transport-wss",
            { type: "transport", protocol: "wss", bind: bracketed(settings.wss.address) },
          ] as const,
        ]),
    ...trunk(settings),
  ];
  return sections.map(written).join("\n");
}

function trunk(settings: ExchangeSettings): readonly Section[] {
  const { trunk: carrier, srtp, silence, transport } = settings;
  const scheme = `sip:${carrier.server}${transport === "udp" ? "" : `\\;transport=${transport}`}`;
  const endpoint: Section = [
    TRUNK,
    {
      type: "endpoint",
      transport: "transport-trunk",
      context: "from-trunk",
      disallow: "all",
      allow: "ulaw,alaw,g722",
      // All sound passes through here, or a leg could not be held, counted or ended.
      direct_media: "no",
      rtp_symmetric: "yes",
      force_rport: "yes",
      rewrite_contact: "yes",
      dtmf_mode: "auto",
      aors: TRUNK,
      rtp_timeout: silence.caller,
      rtp_timeout_hold: silence.caller,
      // What a carrier asserts of a withheld number stays with the carrier, and we assert nothing of ours (VS7).
      trust_id_inbound: "no",
      ...TELLS_OF_NOBODY,
      // Transfers, and news of somebody's other line, come from nobody.
      allow_transfer: "no",
      allow_subscribe: "no",
      media_encryption: srtp ? "sdes" : "no",
      ...media(settings),
      ...(carrier.by === "registration" ? { outbound_auth: "trunk-auth" } : {}),
    },
  ];
  const aor: Section = [TRUNK, { type: "aor", contact: scheme, qualify_frequency: 30 }];
  const identify: readonly Section[] =
    carrier.from.length === 0
      ? []
      : [["trunk-identify", { type: "identify", endpoint: TRUNK, match: carrier.from.join(",") }]];
  if (carrier.by === "address") return [endpoint, aor, ...identify];
  return [
    endpoint,
    aor,
    ...identify,
    [
      "trunk-auth",
      { type: "auth", auth_type: "digest", username: carrier.username, password: carrier.password },
    ],
    [
      "trunk-registration",
      {
        type: "registration",
        transport: "transport-trunk",
        outbound_auth: "trunk-auth",
        server_uri: scheme,
        client_uri: `sip:${carrier.username}@${carrier.server}`,
        contact_user: carrier.username,
        expiration: 120,
        retry_interval: 5,
        max_retries: 1_000_000,
        auth_rejection_permanent: "no",
        line: "yes",
        endpoint: TRUNK,
      },
    ],
  ];
}

function media({ mediaAddress, sip }: ExchangeSettings): Readonly<Record<string, string>> {
  return {
    media_address: mediaAddress ?? sip.address,
    bind_rtp_to_media_address: mediaAddress === undefined ? "yes" : "no",
  };
}

function tls({ transport, tls: given }: ExchangeSettings): Readonly<Record<string, string>> {
  if (transport !== "tls" || given === null) return {};
  return {
    method: "tlsv1_2",
    cert_file: given.certificate,
    priv_key_file: given.key,
    ca_list_file: given.authorities ?? "/etc/ssl/certs/ca-certificates.crt",
    verify_server: "yes",
  };
}

const bracketed = (address: string): string => (address.includes(":") ? `[${address}]` : address);

function written([name, fields]: Section): string {
  const lines = Object.entries(fields).map(([field, value]) => `${field}=${value}\n`);
  return `[${name}]\n${lines.join("")}`;
}
