import { extensionsConf, LEG_VARIABLES } from "./dialplan.ts";
import type { ExchangeSettings } from "./exchange-settings.ts";
import { homeFolder, musicFolder } from "./folders.ts";
import { modulesConf } from "./modules.ts";
import { pjsipConf } from "./pjsip-conf.ts";

/** Files that modules ask for and that have nothing to say. */
const EMPTY = ["acl", "geolocation", "pjproject", "websocket_client", "statsd"] as const;
const GENERAL_ONLY = ["features", "ccss", "udptl", "indications"] as const;

/** Every file of Asterisk's configuration by its name. Pure; `ari.conf` and `pjsip.conf` carry secrets. */
export function exchangeConfig(settings: ExchangeSettings): ReadonlyMap<string, string> {
  return new Map([
    ["asterisk.conf", asteriskConf(settings)],
    ["modules.conf", modulesConf()],
    ["extensions.conf", extensionsConf(settings)],
    ["pjsip.conf", pjsipConf(settings)],
    ["http.conf", httpConf(settings)],
    ["ari.conf", ariConf(settings)],
    ["rtp.conf", rtpConf(settings)],
    ["sorcery.conf", SORCERY],
    ["musiconhold.conf", `[default]\nmode=files\ndirectory=${musicFolder(settings.name)}\nsort=alpha\n`],
    // Warnings and notices name numbers; errors name what is broken.
    ["logger.conf", "[general]\nqueue_log=no\n[logfiles]\nconsole => error\n"],
    ...["cdr", "cel"].map((name) => [`${name}.conf`, "[general]\nenable=no\n"] as const),
    ["manager.conf", "[general]\nenabled=no\n"],
    ["stasis.conf", "[threadpool]\ninitial_size=5\n"],
    ...GENERAL_ONLY.map((name) => [`${name}.conf`, "[general]\n"] as const),
    ...EMPTY.map((name) => [`${name}.conf`, "; nothing\n"] as const),
  ]);
}

function asteriskConf({ name }: ExchangeSettings): string {
  const home = homeFolder(name);
  return `[directories]
astetcdir => ${home}/etc
astvarlibdir => ${home}/lib
astdbdir => ${home}/lib
astkeydir => ${home}/lib
astdatadir => /usr/share/asterisk
astagidir => ${home}/lib
astspooldir => ${home}/spool
astrundir => ${home}/run
astlogdir => ${home}/log

[options]
nocolor = yes
systemname = ${name}
`;
}

function httpConf({ http, wss }: ExchangeSettings): string {
  const secure =
    wss === null
      ? "tlsenable=no\n"
      : `tlsenable=yes
tlsbindaddr=${wss.address.includes(":") ? `[${wss.address}]` : wss.address}:${wss.port}
tlscertfile=${wss.certificate}
tlsprivatekey=${wss.key}
tlsdisablev1=yes
tlsdisablev11=yes
`;
  return `[general]
servername=pbx
enabled=yes
bindaddr=${http.address}
bindport=${http.port}
enablestatic=no
enable_status=no
${secure}`;
}

function ariConf({ ari }: ExchangeSettings): string {
  return `[general]
enabled=yes
pretty=no
channelvars=${Object.values(LEG_VARIABLES).join(",")}

[${ari.username}]
type=user
read_only=no
password_format=plain
password=${ari.password}
`;
}

function rtpConf({ rtp, iceHosts }: ExchangeSettings): string {
  const hosts = iceHosts.map(([from, to]) => `${from} => ${to}\n`).join("");
  return `[general]
rtpstart=${rtp.first}
rtpend=${rtp.last}
icesupport=yes
strictrtp=yes

[ice_host_candidates]
${hosts}`;
}

/** Softphones live in memory alone: what ARI makes there is gone with the process, and never in a file. */
const SORCERY = `[res_pjsip]
${["endpoint", "auth", "aor"].map((type) => `${type}=config,pjsip.conf,criteria=type=${type}\n${type}=memory\n`).join("")}contact=memory
`;
