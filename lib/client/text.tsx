"use client";
// Words in the browser: the layout sends one language's messages, components ask here. A change of language is a full load.
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Locale } from "@/lib/text/locale";
import { type CompiledMessage, createTranslate, type Translate } from "@/lib/text/translate";

interface Text {
  readonly locale: Locale;
  readonly t: Translate;
}

const TextContext = createContext<Text | null>(null);

interface TextProviderProps {
  locale: Locale;
  /** flat id -> message, as `getBrowserMessages` gives it */
  messages: Readonly<Record<string, CompiledMessage>>;
  children: ReactNode;
}

export function TextProvider({ locale, messages, children }: TextProviderProps) {
  const text = useMemo(() => {
    const find = (id: string) => (Object.hasOwn(messages, id) ? messages[id] : undefined);
    return { locale, t: createTranslate(locale, find) };
  }, [locale, messages]);
  return <TextContext value={text}>{children}</TextContext>;
}

/** The translate function of this page's language. Throws outside a TextProvider: only a bug can do that. */
export function useText(): Translate {
  return useTextContext().t;
}

export function useLocale(): Locale {
  return useTextContext().locale;
}

function useTextContext(): Text {
  const text = useContext(TextContext);
  if (!text) throw new Error("useText needs a TextProvider above it");
  return text;
}
