import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { makeChannel } from "./new-channel/make-channel.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const [id = ""] = process.argv.slice(2);

const made = await makeChannel(root, id);
if (made.kind === "refused") {
  process.stderr.write(`${made.because}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${[...made.files.keys()].map((path) => `  ${path}`).join("\n")}\n`);
  // Links the new package into the gateway. Its dependencies are the loopback's, so nothing new is fetched.
  const pnpm = process.env["npm_execpath"] ?? "";
  const install = /pnpm\.[cm]?js$/.test(pnpm)
    ? spawnSync(process.execPath, [pnpm, "install", "--prefer-offline"], { cwd: root, stdio: "inherit" })
    : null;
  const first = install?.status === 0 ? "" : "npx -y pnpm@10 install && ";
  process.stdout.write(`Try it: ${first}npx vitest run packages/channel-${id}\n`);
}
