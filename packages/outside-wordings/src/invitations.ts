import { invitesOptOut } from "@holdfast/sms-text";
import { isSaid, literalsOf } from "@holdfast/tooling/literals";
import type { Workspace } from "@holdfast/tooling/workspace";

/** Where texts, templates and scripts can be written down. */
const WRITTEN = /^(?:packages\/[^/]+|apps\/gateway)\/src\/.*\.(?:tsx?|json)$/;
/** What is said to those who run the house or build its screens, and what only tests say. */
const SAID_INSIDE =
  /^packages\/(?:tooling|ui)\/|^apps\/gateway\/src\/(?:command|graphql)\/|\.test\.tsx?$|\/(?:testing|conformance|corpus)\/|\/fixtures\.ts$/;

/** Every text, template or script of the sources that asks for a word which would cut somebody off from us (OW4). */
export function invitationsIn({ files, read }: Workspace): readonly string[] {
  return files
    .filter((path) => WRITTEN.test(path) && !SAID_INSIDE.test(path))
    .flatMap((path) =>
      literalsOf(read(path))
        .filter(({ text }) => isSaid(text))
        .flatMap(({ line, text }) => {
          const word = invitesOptOut(text);
          return word === null ? [] : [`${path}:${line}: invites ${word}, a word that opts out`];
        }),
    );
}
