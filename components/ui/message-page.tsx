import type { ReactNode } from "react";

interface MessagePageProps {
  title: ReactNode;
  children: ReactNode;
}

/** A page that has only something to say: not found, failed. */
export function MessagePage({ title, children }: MessagePageProps) {
  return (
    <div className="flex max-w-160 flex-col items-start gap-3 py-16">
      <h1 className="font-semibold text-title">{title}</h1>
      {children}
    </div>
  );
}

interface NearMatchesProps {
  label: ReactNode;
  children: ReactNode;
}

/** "Did you mean": links to what resembles the thing asked for. */
export function NearMatches({ label, children }: NearMatchesProps) {
  return (
    <div className="surface mt-2 w-full p-4">
      <p className="mb-1 text-small text-t3">{label}</p>
      {children}
    </div>
  );
}
