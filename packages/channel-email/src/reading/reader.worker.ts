import { parentPort, workerData } from "node:worker_threads";
import type { House } from "../threading/our-names.ts";
import { readMail, type ReadLimits } from "./read-mail.ts";
import type { Answer, Task } from "./reader.ts";

/** One mail after the other, each on its own: what is thrown here says nothing outside, since it could be words. */
const { house, limits } = workerData as { house: House; limits: ReadLimits };

parentPort?.on("message", ({ raw, envelope }: Task) => {
  const answer = answerOf(raw, envelope);
  const files = "mail" in answer ? answer.mail.files : [];
  parentPort?.postMessage(
    answer,
    files.map(({ bytes }) => bytes.buffer as ArrayBuffer),
  );
});

function answerOf(raw: Uint8Array, envelope: Task["envelope"]): Answer {
  try {
    const mail = readMail(raw, envelope, house, limits);
    // A file is a view of something larger: only its own bytes go out.
    return {
      mail: { ...mail, files: mail.files.map((file) => ({ ...file, bytes: Uint8Array.from(file.bytes) })) },
    };
  } catch {
    return { failed: true };
  }
}
