"use client";
export { ErrorMessage as default } from "@/components/nav/error-message";
