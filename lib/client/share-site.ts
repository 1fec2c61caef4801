"use client";
// What the server says about sharing, on the document: the address that readers use, and whose pages may frame an embed.

export interface ShareSite {
  readonly origin: string;
  /** some page that is not Raftboard's own may frame an embed */
  readonly canFrame: boolean;
  /** empty where every page may */
  readonly listedOrigins: readonly string[];
}

export function readShareSite(): ShareSite {
  const { publicUrl = "", frameAncestors = "" } = document.documentElement.dataset;
  const origins = frameAncestors.split(" ").filter((origin) => origin !== "");
  return {
    origin: publicUrl === "" ? window.location.origin : publicUrl,
    canFrame: origins.length > 0,
    listedOrigins: origins.includes("*") ? [] : origins,
  };
}
