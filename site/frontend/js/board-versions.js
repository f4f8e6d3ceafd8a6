// Asks for a version again and again, and says when it is another. Rests while nobody looks.
const LONGEST = 30_000;

export function askForVersions(element, changed) {
  const every = Number(element.dataset.every);
  const status = document.querySelector('[data-board-status]');
  let failures = 0;
  let timer;

  async function ask() {
    clearTimeout(timer);
    if (!document.hidden) {
      try {
        await look();
        failures = 0;
        say('');
      } catch {
        failures += 1;
        say(failures > 2 ? status.dataset.lost : '');
      }
    }
    timer = setTimeout(ask, Math.min(LONGEST, every * 2 ** Math.max(0, failures - 2)));
  }

  async function look() {
    const answer = await fetch(element.dataset.ask, { cache: 'no-store', credentials: 'omit' });
    const version = answer.ok ? await answer.text() : '';
    if (!version) {
      throw new Error(answer.status);
    }
    if (version !== element.dataset.version) {
      await changed(version);
      element.dataset.version = version;
    }
  }

  function say(words) {
    if (status.textContent !== words) {
      status.textContent = words;
    }
  }

  document.addEventListener('visibilitychange', () => document.hidden || ask());
  // Not all who open the page at one moment ask at one moment.
  timer = setTimeout(ask, Math.random() * every);
}
