import type { Metadata } from "next";
import { headers } from "next/headers";
import { CustomersView } from "@/components/customer/customers-view";
import { readPageFrame } from "@/components/nav/page-frame";
import { getScope } from "@/lib/server/access";
import { getCustomersPage } from "@/lib/server/level2/pages";
import { getTranslate } from "@/lib/text/get-translate";

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = readPageFrame(await headers());
  return { title: getTranslate(locale)("l2.customers.title") };
}

export default async function CustomersViewRoute() {
  const { locale } = readPageFrame(await headers());
  return <CustomersView page={await getCustomersPage(locale, getScope())} />;
}
