import { describe, expect, it } from "vitest";
import { exchangeConfig } from "./exchange-config.ts";
import { ExchangeSettings, settingsFaults } from "./exchange-settings.ts";
import { MODULES } from "./modules.ts";

const GIVEN = {
  name: "calls",
  http: { address: "127.0.0.1", port: 8088 },
  ari: { username: "gateway", password: "an-invented-password-for-ari" },
  wss: { address: "192.0.2.7", port: 8089, certificate: "/etc/tls/calls.pem", key: "/etc/tls/calls.key" },
  sip: { address: "192.0.2.7", port: 5060 },
  trunk: {
    by: "registration",
    server: "sip.carrier.example",
    username: "our-account",
    password: "an-invented-password-for-the-trunk",
  },
  rtp: { first: 20_000, last: 20_999 },
  retry: { seconds: 3, times: 20 },
} as const;

const settings = (changed: Readonly<Record<string, unknown>> = {}): ExchangeSettings =>
  ExchangeSettings.parse({ ...GIVEN, ...changed });
const file = (name: string, changed: Readonly<Record<string, unknown>> = {}): string => {
  const text = exchangeConfig(settings(changed)).get(name);
  if (text === undefined) throw new Error(`there is no ${name}`);
  return text;
};

describe("the configuration of an exchange", () => {
  it("[VS1] loads by an allow-list, and nothing that records, keeps records, or listens behind somebody's back", () => {
    expect(file("modules.conf")).toMatch(/^\[modules\]\nautoload=no\n/);
    const forbidden =
      /mixmonitor|record|monitor|chanspy|voicemail|confbridge|app_queue|dictate|page|^c[de][rl]_|manager|ari_recordings|ari_mailboxes|audiosocket|externalivr|agi|func_shell|app_system|pbx_spool|res_fax|hep|snmp|prometheus|statsd/;
    // ARI cannot load without them.
    const needed = ["res_stasis_recording", "res_stasis_snoop"];
    expect(MODULES.filter((module) => forbidden.test(module) && !needed.includes(module))).toEqual([]);
    expect(new Set(MODULES).size).toBe(MODULES.length);
    for (const name of ["cdr.conf", "cel.conf"]) expect(file(name)).toContain("enable=no");
    expect(file("manager.conf")).toContain("enabled=no");
  });

  it("[VS2] has each secret in the one file that needs it, and logs nothing but errors", () => {
    const holding = (secret: string): readonly string[] =>
      [...exchangeConfig(settings())].flatMap(([name, text]) => (text.includes(secret) ? [name] : []));
    expect(holding(GIVEN.ari.password)).toEqual(["ari.conf"]);
    expect(holding(GIVEN.trunk.password)).toEqual(["pjsip.conf"]);
    expect(file("logger.conf")).toMatch(/console => error\n$/);
    expect(file("logger.conf")).toContain("queue_log=no");
  });

  it("[VS3] listens on the addresses that were chosen, and on no others", () => {
    expect(file("http.conf")).toContain("bindaddr=127.0.0.1\nbindport=8088\n");
    expect(file("http.conf")).toContain("tlsbindaddr=192.0.2.7:8089\n");
    expect(file("http.conf", { wss: null })).toContain("tlsenable=no\n");
    expect(file("http.conf")).toMatch(/enablestatic=no\nenable_status=no\n/);
    expect(file("pjsip.conf")).toContain("protocol=udp\nbind=192.0.2.7:5060\n");
    expect([...exchangeConfig(settings()).values()].join("\n")).not.toMatch(/0\.0\.0\.0|=::/);
    const six = { sip: { address: "2001:db8::7", port: 5060 } };
    expect(file("pjsip.conf", six)).toContain("bind=[2001:db8::7]:5060\n");
  });

  it("[VS2] writes nothing that could end a line of it, and names what is wrong together", () => {
    const evil = "sip.example\n[evil]";
    expect(ExchangeSettings.safeParse({ ...GIVEN, trunk: { ...GIVEN.trunk, server: evil } }).success).toBe(
      false,
    );
    expect(ExchangeSettings.safeParse({ ...GIVEN, backup: "1;exten" }).success).toBe(false);
    expect(ExchangeSettings.safeParse({ ...GIVEN, comfort: ["../etc/passwd"] }).success).toBe(false);
    const short = { ...GIVEN.ari, password: "short-one" };
    expect(ExchangeSettings.safeParse({ ...GIVEN, ari: short }).success).toBe(false);
    expect(settingsFaults(settings({ transport: "tls", rtp: { first: 5, last: 6 } }))).toHaveLength(2);
    expect(settingsFaults(settings())).toEqual([]);
  });

  it("[VS6] keeps softphones in memory: nothing that is made over ARI is written anywhere", () => {
    const lines = file("sorcery.conf").split("\n");
    for (const type of ["endpoint", "auth", "aor"]) expect(lines).toContain(`${type}=memory`);
    expect(lines).toContain("contact=memory");
  });

  it("shows a leg's variables with it, so that whoever asks knows what it is", () => {
    expect(file("ari.conf")).toContain(
      "channelvars=CALL_KEY,CALL_LEG,CALL_DEVICE,CALL_ROLE,CALL_RUNG,CALL_TO\n",
    );
  });
});

describe("the trunk", () => {
  it("[VS7] believes no asserted number, asserts none, and takes no transfer from outside", () => {
    const text = file("pjsip.conf");
    for (const line of ["trust_id_inbound=no", "send_pai=no", "send_rpid=no", "allow_transfer=no"])
      expect(text).toContain(`${line}\n`);
  });

  it("[VS18] is told by name of nobody else in a call, nor who was", () => {
    const text = file("pjsip.conf");
    const endpoint = text.slice(text.indexOf("[trunk]\ntype=endpoint"), text.indexOf("[trunk]\ntype=aor"));
    for (const option of [
      "send_pai",
      "send_rpid",
      "trust_id_outbound",
      "send_connected_line",
      "send_diversion",
      "send_history_info",
    ])
      expect(endpoint).toContain(`${option}=no\n`);
  });

  it("registers with its account, and tries for ever", () => {
    const text = file("pjsip.conf");
    expect(text).toContain("[trunk-registration]\ntype=registration\n");
    expect(text).toContain("client_uri=sip:our-account@sip.carrier.example\n");
    expect(text).toContain("auth_rejection_permanent=no\n");
    expect(text).not.toContain("type=identify");
  });

  it("[VS15] is asked within a second of a start whether it is there, however it is known", () => {
    const known = { trunk: { by: "address", server: "192.0.2.50", from: ["192.0.2.50"] } };
    for (const text of [file("pjsip.conf"), file("pjsip.conf", known)])
      expect(text.slice(text.indexOf("[global]"), text.indexOf("[transport-trunk]"))).toContain(
        "max_initial_qualify_time=1\n",
      );
  });

  it("is known by address instead, without an account", () => {
    const text = file("pjsip.conf", {
      trunk: { by: "address", server: "192.0.2.50", from: ["192.0.2.50", "192.0.2.51"] },
    });
    expect(text).toContain("type=identify\nendpoint=trunk\nmatch=192.0.2.50,192.0.2.51\n");
    expect(text).not.toMatch(/registration|outbound_auth/);
  });

  it("is encrypted where the settings say so: its signalling verified, its sound by its keys", () => {
    const text = file("pjsip.conf", {
      transport: "tls",
      srtp: true,
      tls: { certificate: "/etc/tls/calls.pem", key: "/etc/tls/calls.key" },
    });
    expect(text).toContain("verify_server=yes\n");
    expect(text).toContain("contact=sip:sip.carrier.example\\;transport=tls\n");
    expect(text).toContain("media_encryption=sdes\n");
    expect(file("pjsip.conf")).toContain("media_encryption=no\n");
  });
});

describe("the dialplan", () => {
  it("[VS11, VS25] brings whoever rings to the gateway, comforts them while there is none or none that takes them, and then rings the backup", () => {
    const text = file("extensions.conf", { comfort: ["comfort-en", "comfort-es"], backup: "+15550999" });
    expect(text.slice(text.indexOf("[come]"), text.indexOf("[echo]"))).toBe(`[come]
exten => s,1,Set(CALL_LEG=caller)
 same => n,Set(CALL_KEY=\${UNIQUEID})
 same => n,Set(CALL_TO=\${PJSIP_HEADER(read,To)})
 same => n,Set(CALLERID(name)=)
 same => n,GotoIf($["\${PJSIP_HEADER(read,Privacy)}" = "" | "\${PJSIP_HEADER(read,Privacy)}" = "none"]?shown)
 same => n,Set(CALLERID(num)=)
 same => n(shown),Set(TRIES=0)
 same => n,Set(WITHIN=8)
 same => n,Ringing()
 same => n(try),Set(TIMEOUT(absolute)=$[\${WITHIN} * \${GIVES_UP}])
 same => n,Stasis(holdfast)
 same => n,GotoIf($["\${STASISSTATUS}" = "SUCCESS"]?done)
 same => n(waits),Set(TIMEOUT(absolute)=0)
 same => n,Answer()
 same => n,Playback(/srv/holdfast/calls/prompts/comfort-en)
 same => n,Playback(/srv/holdfast/calls/prompts/comfort-es)
 same => n,MusicOnHold(default,3)
 same => n,Set(TRIES=$[\${TRIES} + 1])
 same => n,GotoIf($[\${TRIES} < 20]?try)
 same => n,Set(CALLERID(pres)=prohib)
 same => n,Dial(PJSIP/+15550999@trunk,60)
 same => n(done),Hangup()
exten => T,1,GotoIf($["\${TRIES}\${CHANNEL(state)}" != "0Up"]?untaken)
 same => n,Set(GLOBAL(GIVES_UP)=0)
 same => n(untaken),Set(WITHIN=3)
 same => n,Goto(s,waits)

`);
  });

  it("[VS11] goes on trying for ever where there is no backup number", () => {
    expect(file("extensions.conf")).toContain("?try)\n same => n,Goto(try)\n same => n(done),Hangup()");
  });

  it("[VS25] gives a gateway that did not take a caller no longer the next time than the first", () => {
    const text = file("extensions.conf", { takenWithin: 2 });
    expect(text.match(/WITHIN=\d+/g)).toEqual(["WITHIN=2", "WITHIN=2"]);
  });

  it("[VS9] lets a softphone dial nobody", () => {
    expect(file("extensions.conf")).toContain("[nobody]\nexten => _[+0-9A-Za-z]!,1,Hangup(21)\n");
  });
});
