"use client";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import { useWords } from "@/lib/client/fleet-words";
import type { SectionHealth } from "./section-facts";

interface SignalSectionProps {
  title: string;
  /** charts in it */
  count: number;
  health: SectionHealth;
  facts: string;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  children: ReactNode;
}

/** A head with its state and facts; the charts exist only while it is open, so that a folded section asks nothing. */
export function SignalSection({ title, count, health, facts, isOpen, onToggle, children }: SignalSectionProps) {
  const { t } = useWords();
  return (
    <details
      open={isOpen}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== isOpen) onToggle(currentTarget.open);
      }}
      className="group/section"
    >
      <summary
        className={cn(
          "grid list-none grid-cols-[12px_12px_minmax(0,160px)_minmax(0,1fr)_auto] items-center gap-x-2 px-4",
          "hover:bg-raise focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden",
          "max-sm:grid-cols-[12px_12px_minmax(0,1fr)_auto] max-sm:py-2",
          isOpen ? "min-h-10" : "min-h-9",
          "touch:min-h-12",
        )}
      >
        <ChevronRight aria-hidden size={12} className="text-t2 group-open/section:rotate-90" />
        <HealthIcon health={health} label={t(`cluster.section.state.${health}`)} />
        <h3 className="truncate font-semibold">{title}</h3>
        <span className="truncate text-t2 max-sm:order-1 max-sm:col-span-2 max-sm:col-start-3" title={facts}>
          {facts}
        </span>
        <span className="text-small text-t3">{t("cluster.section.charts", { count })}</span>
      </summary>
      <div className={cn("grid overflow-hidden", count === 3 ? "lg:grid-cols-3" : "lg:grid-cols-2")}>
        {isOpen ? children : null}
      </div>
    </details>
  );
}
