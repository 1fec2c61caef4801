"use client";
// The product's own link: keeps the reader's time range, theme and language, and never prefetches (a page of links would
// fetch them all).
import NextLink from "next/link";
import { useSearchParams } from "next/navigation";
import type { ComponentProps } from "react";
import { carryViewState } from "@/lib/client/view-state";

type LinkProps = Omit<ComponentProps<typeof NextLink>, "href" | "prefetch"> & { href: string };

export function Link({ href, ...rest }: LinkProps) {
  const current = useSearchParams();
  return <NextLink href={carryViewState(href, current)} prefetch={false} {...rest} />;
}

/** A link in running text. */
export function TextLink({ className = "text-link hover:underline", ...rest }: LinkProps) {
  return <Link className={className} {...rest} />;
}
