import { readdir, readFile, readlink } from "node:fs/promises";

const LISTENING = "0A";

/** The addresses on which a process listens, as `/proc/net` writes them: `0100007F` is 127.0.0.1. */
export async function listeningAddresses(pid: number): Promise<readonly string[]> {
  const sockets = new Set<string>();
  for (const fd of await readdir(`/proc/${pid}/fd`)) {
    const target = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => "");
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    if (inode !== undefined) sockets.add(inode);
  }
  const found: string[] = [];
  for (const table of ["tcp", "tcp6"]) {
    const lines = (await readFile(`/proc/${pid}/net/${table}`, "utf8")).split("\n").slice(1);
    for (const line of lines) {
      const [, local = "", , state, , , , , , inode = ""] = line.trim().split(/\s+/);
      if (state === LISTENING && sockets.has(inode)) found.push(local.split(":")[0] ?? "");
    }
  }
  return found;
}
