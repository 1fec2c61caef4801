"use client";
// The product's own link: keeps the reader's time range, theme and language, and never prefetches (a page of links would
// fetch them all).
import NextLink from "next/link";
import type { ComponentProps } from "react";
import { useCarried } from "@/lib/client/url-state";
import { withState } from "@/lib/url/state";

type LinkProps = Omit<ComponentProps<typeof NextLink>, "href" | "prefetch"> & { href: string };

export function Link({ href, ...rest }: LinkProps) {
  const state = useCarried();
  const isOwn = href.startsWith("/") && !href.startsWith("//");
  return <NextLink href={isOwn ? withState(href, state) : href} prefetch={false} {...rest} />;
}

/** A link in running text. */
export function TextLink({ className = "text-link hover:underline", ...rest }: LinkProps) {
  return <Link className={className} {...rest} />;
}
