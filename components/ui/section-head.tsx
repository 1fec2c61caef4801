import type { ReactNode } from "react";

interface SectionHeadProps {
  title: ReactNode;
  /** the question that the section answers, in grey */
  question?: ReactNode;
  /** right side: counts, controls */
  children?: ReactNode;
  id?: string;
}

/** Every heading carries its question. */
export function SectionHead({ title, question, children, id }: SectionHeadProps) {
  return (
    <div className="mt-6 mb-2 flex min-h-7 flex-wrap items-center gap-x-2 gap-y-1">
      <h2 id={id} className="font-semibold text-section">
        {title}
      </h2>
      {question ? <span className="text-t3">{question}</span> : null}
      {children ? <div className="ml-auto flex items-center gap-2 text-t2">{children}</div> : null}
    </div>
  );
}
