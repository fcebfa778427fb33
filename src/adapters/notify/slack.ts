// A notice for a chat that takes what Slack's incoming webhooks take (Mattermost and others do).

import { cutText } from "../../model/cut-text.ts";
import { commonHeaders, type Access, type NoticeRequest, type Told } from "./request.ts";

/** Slack cuts at 40,000; nobody reads so much in a chat. */
const longestText = 3_000;

export function slackRequest({ notice }: Told, { url }: Access): NoticeRequest {
  const { title, text, fabric, label } = notice;
  const head = [title, fabric, ...(label === undefined ? [] : [label])].join(" · ");
  const lines = [head, ...(text === "" ? [] : [text])].join("\n");
  return {
    url,
    headers: commonHeaders,
    // Names come from manifests: none may become a mention, a link or an emphasis.
    body: JSON.stringify({ text: cutText(escapeSigns(lines), longestText), mrkdwn: false }),
  };
}

/** The three signs that Slack's documentation asks to be replaced. */
function escapeSigns(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
