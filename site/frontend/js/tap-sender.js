// Sends a queue of taps in the order they were pressed, one batch at a time, and tries again until the school
// has them. `tell(state)` is called with saved, waiting, out (signed out) or refused; `answered` with what stands.
export function tapSender(address, queue, tell, answered) {
  const MOST = 100;
  const PATIENCE = 15_000;
  const PAUSES = [2_000, 5_000, 10_000, 30_000];
  let isBusy = false;
  let tries = 0;
  let timer = 0;

  const token = () =>
    document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ??
    document.querySelector('[name="csrfmiddlewaretoken"]')?.value ?? '';

  function later(state) {
    tell(state);
    clearTimeout(timer);
    timer = setTimeout(send, PAUSES[Math.min(tries, PAUSES.length - 1)]);
    tries += 1;
  }

  async function post(taps) {
    return fetch(address, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/json', 'X-CSRFToken': token() },
      body: JSON.stringify({ sent_at: new Date().toISOString(), taps }),
      signal: AbortSignal.timeout?.(PATIENCE),
    });
  }

  async function take(answer, taps) {
    if (answer.type === 'opaqueredirect') return 'out';
    if (answer.status === 409 || answer.status === 400) {
      queue.drop(taps);
      return 'refused';
    }
    if (!answer.ok) return 'waiting';
    const said = await answer.json();
    queue.drop(taps);
    answered(said);
    return said.refused?.length ? 'refused' : 'saved';
  }

  async function send() {
    if (isBusy) return;
    const taps = queue.all().slice(0, MOST);
    if (!taps.length) return;
    // A phone that says it has no net is only asked again after a pause: it may be wrong.
    if (navigator.onLine === false && tries === 0) {
      later('waiting');
      return;
    }
    isBusy = true;
    let state = 'waiting';
    try {
      state = await take(await post(taps), taps);
    } catch {
      state = 'waiting';
    }
    isBusy = false;
    if (state === 'waiting' || state === 'out') {
      later(state);
      return;
    }
    tries = 0;
    tell(queue.all().length ? 'waiting' : state);
    send();
  }

  function now() {
    tries = 0;
    send();
  }

  window.addEventListener('online', now);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && now());
  return now;
}
