import { mkdir, open, readdir, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { Env } from "../env/read.ts";

/** Lines that were kept, each on the disk before it counts. */
export interface AnchorFile {
  /** Adds a line, after all others, and waits for the disk. */
  readonly add: (line: string) => Promise<void>;
  /** All lines of all months, in the order in which they were added. */
  readonly lines: () => AsyncIterable<string>;
}

const NAME = /^anchors-\d{4}-\d{2}\.log$/;

/** The anchors of this machine. */
export function anchorsOf({ dataFolder }: Pick<Env, "dataFolder">, clock: () => number): AnchorFile {
  return anchorFile(join(dataFolder, "audit"), clock);
}

/**
 * Files that are only added to, one a month, readable by their owner alone. They are worth what the folder is worth: whoever copies
 * them elsewhere, or lets a file system make them append-only, has them when this machine is somebody else's.
 */
export function anchorFile(folder: string, clock: () => number): AnchorFile {
  return {
    async add(line) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const month = new Date(clock()).toISOString().slice(0, 7);
      const file = await open(join(folder, `anchors-${month}.log`), "a+", 0o600);
      try {
        await file.appendFile((await endsWhole(file)) ? line : `\n${line}`);
        await file.datasync();
      } finally {
        await file.close();
      }
    },
    async *lines() {
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return [];
        throw error;
      });
      for (const name of names.filter((each) => NAME.test(each)).toSorted()) {
        const file = await open(join(folder, name), "r");
        yield* file.readLines();
      }
    },
  };
}

/** Whether the last line has its end: a crash may have left half of one, to which nothing is to be added. */
async function endsWhole(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === 0x0a;
}
