import type { Workspace } from "@holdfast/tooling/workspace";
import { expect, it } from "vitest";
import { invitationsIn } from "./invitations.ts";

const SCRIPT = '[\n  "Breathe out slowly.",\n  "Reply STOP to end."\n]';
const found = (path: string, text: string): readonly string[] => {
  const workspace: Workspace = {
    rooms: [],
    files: [path],
    rootManifest: {},
    read: () => text,
    has: () => true,
  };
  return invitationsIn(workspace);
};

it.each([
  "packages/grounding-scripts/src/library/en.json",
  "packages/outside-wordings/src/en.json",
  "packages/db/src/settings/default-canned-texts.ts",
  "apps/gateway/src/follow-ups/offer.ts",
])("[OW4] a text that asks for a word which opts out is found in %s", (path) => {
  expect(found(path, SCRIPT)).toEqual([`${path}:3: invites STOP, a word that opts out`]);
});

it.each([
  "packages/grounding-scripts/src/library.test.ts",
  "packages/channel-sms-twilio/src/testing/local-twilio.ts",
  "apps/gateway/src/command/doctor/send-test.ts",
  "apps/console/src/contact/opted-out.tsx",
  "packages/sms-text/SPEC.md",
])("[OW4] what is not said to anybody outside may name one: %s", (path) => {
  expect(found(path, SCRIPT)).toEqual([]);
});

it.each([
  "Responda ALTO para no recibir más.",
  "Répondez FIN.",
  "Reply UNSUBSCRIBE.",
  "Text “cancel” to us.",
])("[OW4] so is %s", (text) => {
  expect(found("packages/scripts/src/one.ts", `export const one = \`${text}\`;`)).toHaveLength(1);
});

it("[OW4] the word of a list is no invitation, and nor is one said in passing", () => {
  const text = 'const words = ["STOP", "END"];\nconst a = "We can stop here.";\n// "Reply STOP."\n';
  expect(found("packages/case-schema/src/words.ts", text)).toEqual([]);
});
