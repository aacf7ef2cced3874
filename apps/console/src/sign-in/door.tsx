import type { ReactNode } from "react";
import { LanguagePicker } from "../language/language-menu.tsx";
import { Mark } from "../shell/mark.tsx";

export interface DoorProps {
  readonly title: string;
  /** What went wrong, named `refusal` for the form that it belongs to. */
  readonly refusal: string | null;
  readonly children: ReactNode;
  readonly below?: ReactNode;
}

/** The frame of what somebody meets before they are in. */
export function Door({ title, refusal, children, below }: DoorProps): ReactNode {
  return (
    <main className="flex min-h-full items-center justify-center p-4">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex items-center gap-2.5">
          <Mark />
          <span className="text-xl font-semibold tracking-tight">Holdfast</span>
          <span className="ml-auto">
            <LanguagePicker />
          </span>
        </div>
        <div className="rounded-lg border border-line bg-surface p-6 shadow-raised">
          <h1 className="text-lg font-semibold">{title}</h1>
          {refusal === null ? null : (
            <p id="refusal" className="mt-3 rounded-hf bg-concern-tint p-3 text-concern">
              {refusal}
            </p>
          )}
          {children}
        </div>
        {below}
      </div>
    </main>
  );
}
