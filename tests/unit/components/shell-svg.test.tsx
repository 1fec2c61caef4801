// Pictures of lib/render become elements of the page without trusting their text.
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { parseSvg } from "@/components/panel/parse-svg";
import { SvgMarkup } from "@/components/panel/svg-markup";

const render = (svg: string) => renderToStaticMarkup(<SvgMarkup svg={svg} />);

test("draws shapes, attributes and text as they were written", () => {
  const html = render(
    '<svg viewBox="0 0 10 5"><g transform="translate(1,2)"><path d="M0 0L1 1" stroke="var(--series-1)" stroke-width="1.4"/></g><text x="1">a &amp; b</text></svg>',
  );
  expect(html).toContain('viewBox="0 0 10 5"');
  expect(html).toContain('<path d="M0 0L1 1" stroke="var(--series-1)" stroke-width="1.4"></path>');
  expect(html).toContain('<text x="1">a &amp; b</text>');
});

test("leaves out what is not drawing: scripts, handlers, links, style", () => {
  const html = render(
    '<svg onload="alert(1)" style="x"><script>alert(1)</script><a href="javascript:1"><rect width="1"/></a><foreignObject>x</foreignObject></svg>',
  );
  expect(html).not.toMatch(/alert|javascript|style|foreignObject|onload/);
});

test("text that looks like markup stays text", () => {
  expect(render("<svg><text>&lt;script&gt;1&lt;/script&gt;</text></svg>")).toContain(
    "<text>&lt;script&gt;1&lt;/script&gt;</text>",
  );
});

test("inner ids of two pictures do not meet", () => {
  const svg =
    '<svg><defs><clipPath id="plot"><rect width="1"/></clipPath></defs><g clip-path="url(#plot)"><path d="M0 0"/></g></svg>';
  const html = renderToStaticMarkup(
    <>
      <SvgMarkup svg={svg} />
      <SvgMarkup svg={svg} />
    </>,
  );
  const ids = [...html.matchAll(/<clipPath id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(2);
  for (const id of ids) expect(html).toContain(`clip-path="url(#${id})"`);
});

test.each(["", "plain text", "<svg>", "<svg></g>", "<p></p>", "<svg><path d='x'/></svg>"])(
  "draws nothing for what is not a whole picture: %j",
  (text) => {
    expect(parseSvg(text)).toBeNull();
    expect(render(text)).toBe("");
  },
);
