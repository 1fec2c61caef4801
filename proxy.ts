// Page headers: the content security policy with a fresh nonce, and what layouts cannot see because they get no query string.
// Nothing is authorised here; that is done in lib/server. API, embeds and pictures set their own headers.
import { type NextRequest, NextResponse } from "next/server";
import { DEFAULT_LOCALE } from "./lib/text/locale";
import { readUrlState } from "./lib/url/state";

function contentSecurityPolicy(nonce: string): string {
  // React uses eval for error stacks in development only.
  const dev = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};
const ONE_YEAR_SECONDS = 31_536_000;

function isSecure(request: NextRequest): boolean {
  return request.nextUrl.protocol === "https:" || request.headers.get("x-forwarded-proto") === "https";
}

/** The language of a reader who has chosen none: Chinese where the browser prefers it. */
function preferredLocale(request: NextRequest) {
  return /^\s*zh\b/i.test(request.headers.get("accept-language") ?? "") ? "zh-CN" : DEFAULT_LOCALE;
}

export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const { lang, theme, kiosk } = readUrlState(request.nextUrl.searchParams).values;
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from the policy of the request.
  headers.set("Content-Security-Policy", policy);
  headers.set("x-nonce", nonce);
  headers.set("x-raftboard-lang", lang ?? preferredLocale(request));
  headers.set("x-raftboard-theme", theme);
  headers.set("x-raftboard-kiosk", kiosk ? "1" : "0");
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  if (isSecure(request))
    response.headers.set("Strict-Transport-Security", `max-age=${ONE_YEAR_SECONDS}; includeSubDomains`);
  return response;
}

export const config = {
  // API, embeds and pictures have headers of their own; static files need none.
  matcher: ["/((?!api/|embed/|_next/static/|_next/image|icon\\.svg$).*)"],
};
