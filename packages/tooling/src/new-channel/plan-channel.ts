/** What making a channel reads of the workspace. Paths are relative to its root, with forward slashes. */
export interface Workspace {
  /** Every file of `packages/channel-loopback` that git would keep. */
  readonly source: ReadonlyMap<string, string>;
  /** Names of the folders in `packages`. */
  readonly packages: ReadonlySet<string>;
  readonly config: string;
  readonly gatewayPackage: string;
}

/** What is to be written, or one sentence that says why not. */
export type Planned =
  | { readonly kind: "planned"; readonly files: ReadonlyMap<string, string> }
  | { readonly kind: "refused"; readonly because: string };

export const SOURCE = "packages/channel-loopback";
export const CONFIG = "apps/gateway/channels.config.ts";
export const GATEWAY_PACKAGE = "apps/gateway/package.json";

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const ID_MAX = 40;
/** `HOLDFAST_<ID>_...` of these would be read as the house's own variables. */
const HOUSE = new Set(["data", "demo", "exit", "master", "metrics", "reach", "rounds", "url"]);
const LIST_END = "] satisfies ChannelsConfig;";

/** Plans a channel as a renamed loopback; pure, so that nothing is written before everything is known to fit. */
export function planChannel(id: string, workspace: Workspace): Planned {
  const because = refusalOf(id, workspace);
  if (because !== null) return { kind: "refused", because };
  const folder = `packages/channel-${id}`;
  const files = new Map<string, string>();
  for (const [path, text] of workspace.source) {
    const within = path.slice(SOURCE.length);
    if (within !== "/README.md") files.set(`${folder}${renamed(within, id)}`, renamed(text, id));
  }
  files.set(`${folder}/README.md`, readmeOf(id));
  files.set(`${folder}/package.json`, described(files.get(`${folder}/package.json`) ?? "{}", id));
  files.set(CONFIG, workspace.config.replace(LIST_END, `${lineOf(id)}\n${LIST_END}`));
  files.set(GATEWAY_PACKAGE, withDependency(workspace.gatewayPackage, `@holdfast/channel-${id}`));
  return { kind: "planned", files };
}

/** What advocates call a channel until somebody names it better. */
export function titleOf(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function refusalOf(id: string, { packages, config, source }: Workspace): string | null {
  if (id === "") return "Say what the channel is called: npx -y pnpm@10 new:channel carrier-pigeon.";
  if (!ID.test(id) || id.length > ID_MAX)
    return `A channel's id is lower-case letters, digits and single dashes, starts with a letter and has at most ${ID_MAX} characters.`;
  if (HOUSE.has(id)) return `The id ${id} is taken by Holdfast's own settings; choose another.`;
  if (packages.has(`channel-${id}`)) return `There is a packages/channel-${id} already.`;
  if (config.includes(`id: "${id}"`)) return `There is a channel ${id} in ${CONFIG} already.`;
  if (!config.includes(LIST_END))
    return `${CONFIG} does not end its list with "${LIST_END}", so no line can be added.`;
  if (!source.has(`${SOURCE}/package.json`)) return `${SOURCE} is not there to be copied.`;
  return null;
}

/** The names of the loopback in all their forms; identifiers with underscores before the plain one. */
function renamed(text: string, id: string): string {
  return text
    .replaceAll("loopback_", `${id.replaceAll("-", "_")}_`)
    .replaceAll("Loopback", titleOf(id))
    .replaceAll("loopback", id);
}

/** In a demo only, until its author says otherwise: a half-made channel must not open where people write in earnest. */
function lineOf(id: string): string {
  return `  { id: "${id}", load: () => import("@holdfast/channel-${id}"), only: "demo" },`;
}

function described(text: string, id: string): string {
  return `${JSON.stringify({ ...JSON.parse(text), description: `The channel ${titleOf(id)}.` }, null, 2)}\n`;
}

function withDependency(text: string, name: string): string {
  const manifest = JSON.parse(text) as { dependencies: Record<string, string> };
  const dependencies = Object.entries({ ...manifest.dependencies, [name]: "workspace:*" });
  const sorted = dependencies.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify({ ...manifest, dependencies: Object.fromEntries(sorted) }, null, 2)}\n`;
}

function readmeOf(id: string): string {
  return `# @holdfast/channel-${id}

What this channel promises, in a sentence.

* \`src/index.ts\`: what is true of it (traits), its settings, and how it connects.
* \`src/webhook.ts\`, \`payload.ts\`, \`signature.ts\`: what the provider sends, and how it proves who it is.
* \`src/send.ts\`: how an answer leaves.
* \`src/pages.ts\`, \`page.ts\`, \`style.ts\`: a page for demos. Delete them when the channel has none.
* \`src/fixtures.ts\`: what the contract test needs to know.

The contract is in [channel-kit](../channel-kit/SPEC.md). Test it with \`npx vitest run packages/channel-${id}\`.
`;
}
