import { ChevronRight } from "lucide-react";
import { Fragment } from "react";
import { Link } from "@/components/ui/link";
import type { Translate } from "@/lib/text/translate";

export interface Crumb {
  label: string;
  /** null = no page of its own in this version */
  href: string | null;
}

/** The way down: fleet, region, zone. The page itself is the title below and not repeated here. */
export function Breadcrumbs({ crumbs, t }: { crumbs: readonly Crumb[]; t: Translate }) {
  return (
    <nav aria-label={t("shell.crumbs")} className="flex flex-wrap items-center gap-1.5 pt-3 text-small text-t3">
      {crumbs.map(({ label, href }, index) => (
        <Fragment key={label}>
          {index > 0 ? <ChevronRight aria-hidden size={11} /> : null}
          {href ? (
            <Link href={href} className="hover:text-t1 hover:underline">
              {label}
            </Link>
          ) : (
            <span>{label}</span>
          )}
        </Fragment>
      ))}
    </nav>
  );
}
