import { act } from "react";
import { vi } from "vitest";

/** A file on its way, and how a test says what comes of it. */
export interface OnItsWay {
  readonly path: string;
  readonly type: string | null;
  readonly body: Blob;
  readonly goes: (loaded: number, total: number) => void;
  readonly answers: (status: number, told?: object) => Promise<void>;
  readonly isLost: () => Promise<void>;
}

/** Puts lines of a test's own where files would be sent, and gives what goes on them. */
export function stubSending(): OnItsWay[] {
  const sent: OnItsWay[] = [];
  vi.stubGlobal("XMLHttpRequest", function sending() {
    const own = new EventTarget();
    const upload = new EventTarget();
    const asked = { path: "", type: null as string | null };
    const request = {
      upload,
      status: 0,
      responseText: "",
      addEventListener: own.addEventListener.bind(own),
      open: (_method: string, path: string) => void (asked.path = path),
      setRequestHeader: (_name: string, value: string) => void (asked.type = value),
      send(body: Blob) {
        const happens = async (name: string): Promise<void> =>
          act(async () => {
            own.dispatchEvent(new Event(name));
            await new Promise<void>((resolve) => setTimeout(resolve, 15));
          });
        sent.push({
          ...asked,
          body,
          goes: (loaded, total) =>
            act(() => void upload.dispatchEvent(Object.assign(new Event("progress"), { loaded, total }))),
          async answers(status, told = {}) {
            request.status = status;
            request.responseText = JSON.stringify(told);
            await happens("load");
          },
          isLost: async () => happens("error"),
        });
      },
    };
    return request;
  });
  return sent;
}

/** Chooses a file where the page asks for one. */
export function chooseFile(page: ParentNode, file: File): void {
  const input = page.querySelector<HTMLInputElement>("input[type=file]");
  if (input === null) throw new Error("the page asks for no file");
  Object.defineProperty(input, "files", { value: [file], configurable: true });
  act(() => void input.dispatchEvent(new Event("change", { bubbles: true })));
}

/** A file that says it is that large. */
export function fileOf(bytes: number): File {
  const file = new File(["%PDF-1.4"], "ROSA.pdf", { type: "application/pdf" });
  Object.defineProperty(file, "size", { value: bytes });
  return file;
}
