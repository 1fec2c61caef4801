import { answerEmbed } from "@/lib/server/embed/answer";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ panel: string }> }): Promise<Response> {
  return answerEmbed(request, (await params).panel);
}
