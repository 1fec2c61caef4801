// Puts a picture made by lib/render into the page as elements, not as raw markup: colours follow the theme, text can be
// selected, and nothing but drawing gets through whatever a label contains. A picture that cannot be read draws nothing.
import { createElement, type ReactNode, useId } from "react";
import { parseSvg, type SvgNode } from "./parse-svg";

interface SvgMarkupProps {
  svg: string;
  label?: string;
  className?: string;
}

export function SvgMarkup({ svg, label, className }: SvgMarkupProps) {
  // Several pictures share a page; their inner ids must not meet.
  const scope = useId();
  const root = parseSvg(svg);
  if (!root) return null;
  const own = scopeIds(root.attributes, scope);
  return (
    <svg {...own} role="img" aria-label={label} aria-hidden={label === undefined} className={className}>
      {renderChildren(root, scope)}
    </svg>
  );
}

function renderChildren(node: SvgNode, scope: string): ReactNode[] {
  return node.children.map((child, index) =>
    typeof child === "string"
      ? child
      : createElement(
          child.tag,
          // Children of a still picture never move, so their place is their identity.
          { key: index, ...scopeIds(child.attributes, scope) },
          ...renderChildren(child, scope),
        ),
  );
}

function scopeIds(attributes: Readonly<Record<string, string>>, scope: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => {
      if (name === "id") return [name, `${scope}${value}`];
      return [name, value.replace(/^url\(#([\w-]+)\)$/, (_whole, id: string) => `url(#${scope}${id})`)];
    }),
  );
}
