// Where spp-ctl answers, from what a manifest says. Nothing is connected here.

/** The parsed address; a text says what is wrong with it, without repeating it: it may hold a password. */
export function readBase(endpoint: string): URL | string {
  const example = 'write it as "http://127.0.0.1:7777"';
  let url: URL;
  try {
    url = new URL(endpoint);
  } catch {
    return `the controller's address is no URL: ${example}`;
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return `the controller's address is not one of HTTP: ${example}`;
  }
  if (url.username !== "" || url.password !== "") {
    return `the controller's address holds a login, and spp-ctl knows none: ${example}`;
  }
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    return `the controller's address has more than host and port: ${example}`;
  }
  return url;
}
