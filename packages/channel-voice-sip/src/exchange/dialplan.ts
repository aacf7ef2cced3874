import { promptsFolder } from "./folders.ts";
import type { ExchangeSettings } from "./exchange-settings.ts";

/** The Stasis application: what ARI's events are about. */
export const APPLICATION = "holdfast";

/** The variables by which a leg says what it is, whoever asks and whenever (VS8). */
export const LEG_VARIABLES = {
  call: "CALL_KEY",
  leg: "CALL_LEG",
  device: "CALL_DEVICE",
  role: "CALL_ROLE",
  rung: "CALL_RUNG",
  to: "CALL_TO",
} as const;

/** Where a softphone's echo and a caller without a gateway are sent. */
export const CONTEXTS = { echo: "echo", waits: { context: "come", extension: "s", label: "waits" } } as const;

/** How long a gateway that is there has once it did not take a caller, in seconds: they hear nothing meanwhile. */
const AGAIN_WITHIN_S = 3;

/** How long an echo may be spoken to, in seconds. */
const ECHO_S = 60;

/**
 * `extensions.conf`. A caller is told apart by nothing: whatever was rung leads to the gateway. Without one, or where the one that is there
 * does not take them (VS25), the caller is answered, comforted and tried again, then put through to the backup number. A softphone can dial
 * nobody (VS9).
 */
export function extensionsConf(settings: ExchangeSettings): string {
  const { call, leg, rung, to } = LEG_VARIABLES;
  const { retry, backup, comfort, takenWithin } = settings;
  const folder = promptsFolder(settings.name);
  const steps = [
    `Set(${leg}=caller)`,
    `Set(${call}=\${UNIQUEID})`,
    `Set(${to}=\${PJSIP_HEADER(read,To)})`,
    // A name is the carrier's guess, and a number that was withheld is nobody's to show (VS7).
    "Set(CALLERID(name)=)",
    'GotoIf($["${PJSIP_HEADER(read,Privacy)}" = "" | "${PJSIP_HEADER(read,Privacy)}" = "none"]?shown)',
    "Set(CALLERID(num)=)",
    "(shown)Set(TRIES=0)",
    `Set(WITHIN=${takenWithin})`,
    // Until somebody answers, the caller hears that it rings.
    "Ringing()",
    // A gateway that stands still keeps its socket open, and Asterisk would wait for it for ever: whoever takes a caller ends this time.
    "(try)Set(TIMEOUT(absolute)=$[${WITHIN} * ${GIVES_UP}])",
    `Stasis(${APPLICATION})`,
    'GotoIf($["${STASISSTATUS}" = "SUCCESS"]?done)',
    "(waits)Set(TIMEOUT(absolute)=0)",
    "Answer()",
    ...comfort.map((prompt) => `Playback(${folder}/${prompt})`),
    `MusicOnHold(default,${retry.seconds})`,
    "Set(TRIES=$[${TRIES} + 1])",
    `GotoIf($[\${TRIES} < ${retry.times}]?try)`,
    ...(backup === null ? ["Goto(try)"] : ["Set(CALLERID(pres)=prohib)", `Dial(PJSIP/${backup}@trunk,60)`]),
    "(done)Hangup()",
  ];
  return [
    "[general]",
    "static=yes",
    "writeprotect=yes",
    "",
    "[globals]",
    "GIVES_UP=1",
    "",
    "[from-trunk]",
    `exten => _[+0-9A-Za-z]!,1,Set(${rung}=\${EXTEN})`,
    " same => n,Goto(come,s,1)",
    `exten => s,1,Goto(come,s,1)`,
    "",
    "[come]",
    ...steps.map((step, at) => line("s", step, at)),
    // Whom a gateway answered and did not take it knows nothing of taking: it is an older one, and would lose everybody so.
    'exten => T,1,GotoIf($["${TRIES}${CHANNEL(state)}" != "0Up"]?untaken)',
    " same => n,Set(GLOBAL(GIVES_UP)=0)",
    ` same => n(untaken),Set(WITHIN=${Math.min(takenWithin, AGAIN_WITHIN_S)})`,
    " same => n,Goto(s,waits)",
    "",
    `[${CONTEXTS.echo}]`,
    ...[`Set(TIMEOUT(absolute)=${ECHO_S})`, "Answer()", "Echo()", "Hangup()"].map((step, at) =>
      line("s", step, at),
    ),
    "",
    "[nobody]",
    "exten => _[+0-9A-Za-z]!,1,Hangup(21)",
    "",
  ].join("\n");
}

function line(extension: string, step: string, at: number): string {
  const [, label, application] = /^(?:\((\w+)\))?(.*)$/.exec(step) ?? [];
  const priority = `${at === 0 ? "1" : "n"}${label === undefined ? "" : `(${label})`}`;
  return at === 0
    ? `exten => ${extension},${priority},${application}`
    : ` same => ${priority},${application}`;
}
