"use client";
import Image from "next/image";
import { useText } from "@/lib/client/text";
import { EMBED_SIZE_PX, IMAGE_SIZE_PX, type ShareTexts } from "./share-texts";

interface SharePreviewProps {
  kind: "embed" | "image" | "markdown";
  texts: ShareTexts;
  title: string;
}

/**
 * What readers will see: the embed itself, or the picture. A live embed renews itself by a meta refresh, which browsers count as script:
 * `allow-scripts` lets it, in an origin of its own, and the embed's own policy still runs no script at all.
 */
export function SharePreview({ kind, texts, title }: SharePreviewProps) {
  const t = useText();
  const name = `${t("share.preview")}: ${title}`;
  return kind === "embed" ? (
    <iframe
      src={texts.embedPath}
      title={name}
      height={EMBED_SIZE_PX.height}
      sandbox="allow-scripts"
      className="w-full rounded-panel border"
    />
  ) : (
    <Image unoptimized src={texts.imagePath} alt={name} {...IMAGE_SIZE_PX} className="h-auto w-full" />
  );
}
