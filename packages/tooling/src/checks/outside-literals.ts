import { isSaid, literalsOf } from "./literals.ts";
import { isSource, isTest, type Complaint, type Workspace } from "./workspace.ts";

/** Where a text that is written down may reach somebody outside: channels, what answers the world, what a house begins with. */
const OUTSIDE =
  /^packages\/channel-(?!kit\/)[^/]+\/[^/]+\/|^packages\/db\/src\/settings\/|^apps\/gateway\/src\/(?:auth|http|intake|outbox|reach)\//;
const ONLY_TESTS = /\/(?:testing|conformance|corpus)\/|\/fixtures\.ts$/;
const CHANNELS = "apps/gateway/channels.config.ts";

/** Files of those places that say something to others, and to whom. */
export const TOLD_INSIDE: Readonly<Record<string, string>> = {
  "apps/gateway/src/http/metrics.ts": "whoever watches the metrics",
  "apps/gateway/src/outbox/outbox-metrics.ts": "whoever watches the metrics",
  "apps/gateway/src/intake/open-channels.ts": "whoever starts the house",
  "apps/gateway/src/intake/read-instances.ts": "whoever starts the house",
  "packages/channel-webform/src/pages/form-parts.ts": "nobody: a field that only machines see",
  "packages/db/src/settings/default-canned-texts.ts": "staff: what a text is found by",
  "packages/db/src/settings/default-dispositions.ts": "staff: what is asked when a contact is closed",
};

/**
 * What is said to somebody outside stands in packages/outside-wordings, in every language, where it is looked at; as far as it
 * can be seen that a text is said. What is carried in a demo only reaches nobody outside.
 */
export function checkOutsideLiterals(workspace: Workspace): readonly Complaint[] {
  const demos = demosOf(workspace);
  const files = workspace.files.filter(
    (path) =>
      OUTSIDE.test(path) &&
      (isSource(path) || path.endsWith(".json")) &&
      !isTest(path) &&
      !ONLY_TESTS.test(path) &&
      !demos.some((folder) => path.startsWith(folder)),
  );
  const said = files.map((path) => ({
    path,
    lines: literalsOf(workspace.read(path)).filter(({ text }) => isSaid(text)),
  }));
  const strays = said
    .filter(({ path }) => TOLD_INSIDE[path] === undefined)
    .flatMap(({ path, lines }) =>
      lines.map(({ line }) => `${path}:${line}: move what is said outside to packages/outside-wordings`),
    );
  const stale = said
    .filter(({ path, lines }) => TOLD_INSIDE[path] !== undefined && lines.length === 0)
    .map(({ path }) => `${path}: says nothing any more, so it needs no exception`);
  return [...strays, ...stale];
}

/** Folders of the channels that are carried in a demo only. */
function demosOf({ has, read }: Workspace): readonly string[] {
  if (!has(CHANNELS)) return [];
  const lines = read(CHANNELS)
    .split("\n")
    .filter((line) => line.includes('only: "demo"'));
  return lines.flatMap((line) => {
    const name = /import\("@holdfast\/([\w-]+)"\)/.exec(line)?.[1];
    return name === undefined ? [] : [`packages/${name}/`];
  });
}
