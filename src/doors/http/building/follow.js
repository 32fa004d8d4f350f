// Follows the build: on news, at most twice a second, the page is read again and what changed is put in place.
// Once the application answers here instead, it is opened.
const pause = 500;
let waiting = false;

async function look() {
  waiting = false;
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('building');
  if (next === null) location.reload();
  else document.getElementById('building')?.replaceWith(next);
}

function lookSoon() {
  if (waiting) return;
  waiting = true;
  // A server that is being started again is asked again by the next piece of news.
  setTimeout(() => look().catch(() => undefined), pause);
}

new EventSource('/api/build/events').addEventListener('message', lookSoon);
// The screens may be ready without news from the build.
setInterval(lookSoon, 4 * pause);
