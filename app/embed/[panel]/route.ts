import { answerEmbed } from "@/lib/server/embed/answer";
import { readDecodedPart } from "@/lib/url/path";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ panel: string }> }): Promise<Response> {
  return answerEmbed(request, readDecodedPart((await params).panel));
}
