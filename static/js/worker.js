// What the browser keeps for the hours without a line: static files and one page that
// says what still works. No page of anybody's, ever. The server writes KEPT and its
// release above this; another release is another text, and replaces what is kept.

self.addEventListener("install", (event) => {
  const fetched = KEPT.map((url) => new Request(url, { credentials: "omit" }));
  event.waitUntil(caches.open(RELEASE).then((store) => store.addAll(fetched)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name !== RELEASE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.registration.navigationPreload?.enable();
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  if (request.mode === "navigate") event.respondWith(open(event));
  else if (KEPT.includes(path)) event.respondWith(fetch(request).catch(() => caches.match(path, { ignoreVary: true })));
});

// A page comes from the server or not at all. Where a step was under way, the page about
// it has an address of its own, so that looking again does not take the step again.
async function open({ request, preloadResponse }) {
  try {
    return (await preloadResponse) || (await fetch(request));
  } catch {
    if (request.method === "POST") return Response.redirect(OFFLINE, 303);
    return caches.match(OFFLINE, { ignoreVary: true });
  }
}
