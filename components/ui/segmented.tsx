"use client";
import { cn } from "./cn";
import { Link } from "./link";

interface Segment<T extends string> {
  value: T;
  label: string;
  /** where it leads; without it `onChange` is called */
  href?: string;
}

interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  segments: readonly Segment<T>[];
  onChange?: (value: T) => void;
}

const SEGMENT = "inline-flex items-center whitespace-nowrap px-2.5 hover:text-t1";
const CHOSEN = "bg-raise font-semibold text-t1";

/** A choice of a few, all in sight. */
export function Segmented<T extends string>({ label, value, segments, onChange }: SegmentedProps<T>) {
  return (
    <fieldset
      aria-label={label}
      className="inline-flex h-7 divide-x divide-hair overflow-hidden rounded-control border bg-panel text-small text-t2 touch:h-8"
    >
      {segments.map((segment) => {
        const isChosen = segment.value === value;
        const className = cn(SEGMENT, isChosen && CHOSEN);
        return segment.href ? (
          <Link
            key={segment.value}
            href={segment.href}
            scroll={false}
            aria-current={isChosen ? "true" : undefined}
            className={className}
          >
            {segment.label}
          </Link>
        ) : (
          <button
            key={segment.value}
            type="button"
            aria-pressed={isChosen}
            onClick={() => onChange?.(segment.value)}
            className={className}
          >
            {segment.label}
          </button>
        );
      })}
    </fieldset>
  );
}
